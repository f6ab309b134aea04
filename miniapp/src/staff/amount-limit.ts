/** No single bill of a shop is larger; a slip of the thumb is. */
export const amountDongMax = 999_999_999;
