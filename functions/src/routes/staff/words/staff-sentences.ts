/** Who acted, where it was no colleague. */
export const staffSentences = {
  theCustomer: 'khách hàng',
} as const;
