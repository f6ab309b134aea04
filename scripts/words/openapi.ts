/** What docs/openapi.json says beside the routes' own summaries. */
export const openapiWords = {
  title: 'Quay Lại · API khách hàng thân thiết',
  session: 'Phiên làm việc 30 phút, nhận từ POST /v1/session.',
  integration: 'Mã kết nối mà chủ shop tạo cho phần mềm bán hàng.',
  signature:
    't=<giây Unix>,v1=<HMAC-SHA256 dạng hex của t + "." + nội dung gốc>. Chấp nhận lệch tối đa 5 phút so với đồng hồ máy chủ.',
  zaloSignature:
    'Do Zalo gửi: SHA-256 dạng hex của các giá trị trong nội dung, xếp theo tên, nối với API key của Mini App.',
  idempotencyKey: 'Mã chống gửi trùng: gửi lại cùng mã và cùng nội dung sẽ nhận lại cùng câu trả lời.',
  done: 'Thành công',
} as const;
