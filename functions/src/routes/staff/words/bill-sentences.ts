/** What is wrong with a typed bill. */
export const billSentences = {
  sumDiffers: 'Tổng các dòng sau giảm giá phải bằng số tiền hoá đơn.',
  discountOverPrice: 'Giảm giá của dòng lớn hơn tiền hàng.',
  visitNeeded: 'Muốn dùng điểm, hãy quét mã QR trong ứng dụng của khách.',
} as const;
