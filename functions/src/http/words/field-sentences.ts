import { groupThousands } from '@quaylai/shared/words/money';

/** What is wrong with one field of a request, for the person who filled it in. */
export const fieldSentences = {
  unknown: 'Ô này không có trong yêu cầu.',
  required: 'Ô này cần được điền.',
  wrongType: 'Giá trị không đúng kiểu.',
  wrongFormat: 'Giá trị không đúng dạng.',
  notAChoice: 'Giá trị không nằm trong các lựa chọn.',
  numberMin: (min: number) => `Không được nhỏ hơn ${groupThousands(min)}.`,
  numberMax: (max: number) => `Không được lớn hơn ${groupThousands(max)}.`,
  textMin: (min: number) => (min === 1 ? 'Ô này cần được điền.' : `Cần ít nhất ${groupThousands(min)} ký tự.`),
  textMax: (max: number) => `Chỉ được tối đa ${groupThousands(max)} ký tự.`,
  listMin: (min: number) => `Cần ít nhất ${groupThousands(min)} mục.`,
  listMax: (max: number) => `Chỉ được tối đa ${groupThousands(max)} mục.`,
  notJson: 'Nội dung gửi lên phải là JSON (UTF-8).',
  notJsonType: 'Đầu mục Content-Type phải là application/json.',
  noBody: 'Yêu cầu này không nhận nội dung.',
  repeated: 'Tham số này chỉ được gửi một lần.',
  idempotencyKey: 'Mã chống gửi trùng cần 8 đến 64 chữ, số, gạch ngang hoặc gạch dưới.',
} as const;
