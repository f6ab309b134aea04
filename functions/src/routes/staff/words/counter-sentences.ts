/** What is wrong with what was typed at the counter. */
export const counterSentences = {
  noPhone: 'Số điện thoại chưa đúng. Hãy nhập đủ 10 số, bắt đầu bằng 0.',
  sumDiffers: 'Tổng các dòng sau giảm giá phải bằng số tiền hoá đơn.',
  discountOverPrice: 'Giảm giá của dòng lớn hơn tiền hàng.',
  visitNeeded: 'Muốn dùng điểm, hãy quét mã QR trong ứng dụng của khách.',
  oneOfTwo: 'Hãy quét mã phiếu hoặc nhập mã, một trong hai.',
  linesOrAmount: 'Hãy chọn dòng hàng trả lại hoặc nhập số tiền, một trong hai.',
  moreThanLeft: 'Số tiền lớn hơn phần hàng còn lại của hoá đơn.',
  moreThanSold: 'Số lượng trả lớn hơn số lượng đã bán.',
  noSuchLine: 'Hoá đơn không có dòng hàng này.',
  noTime: 'Giờ bán chưa đúng.',
  twice: 'Mỗi dòng hàng chỉ ghi một lần.',
} as const;
