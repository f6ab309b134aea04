/** What is wrong with what a customer sent, beyond its shape. */
export const customerSentences = {
  membershipConsent: 'Bạn cần đồng ý điều khoản thành viên để tham gia.',
  consentTwice: 'Mỗi mục đích chỉ được chọn một lần.',
  birthdayAhead: 'Ngày sinh phải ở trong quá khứ.',
  branchNeeded: 'Bạn chọn chi nhánh nhận quà nhé.',
  you: 'chính bạn',
  whichEntry: 'Bạn chọn biến động muốn khiếu nại nhé.',
  noSuchDay: 'Ngày này không có trong lịch.',
} as const;
