/** What an integrator reads when a push cannot even be judged. */
export const pushSentences = {
  noTime: 'Thời điểm bán phải theo ISO 8601, ví dụ 2026-11-21T14:05:00; không ghi múi giờ là giờ Việt Nam.',
  noBranch: 'Chi nhánh này không có trong chương trình. Hãy dùng mã chi nhánh ở trang quản trị.',
  originalNeeded: 'Phiếu trả hàng cần mã hoá đơn gốc (original_source_id).',
} as const;
