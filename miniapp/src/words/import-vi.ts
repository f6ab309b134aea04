import type { LineFault } from '../owner/import/check-lines.ts';
import type { Column, ListFault } from '../owner/import/read-list.ts';
import type { Outcome } from '../owner/import/use-import.ts';

/** Bringing members and their points over from a former system. */
export const importVi = {
  title: 'Nhập danh sách',
  row: 'Nhập khách từ danh sách cũ',
  lead: 'Mang khách và số điểm cũ sang đây từ Excel, sổ tay hay phần mềm trước. Chưa có gì được ghi cho tới khi bạn xem lại và bấm nhập.',
  file: 'Chọn tệp CSV',
  list: 'Hoặc dán danh sách vào đây',
  listHint:
    'Trong Excel: chọn các ô, chép rồi dán. Mỗi dòng một khách, dòng đầu là tên cột: Số điện thoại, Họ tên, Điểm, Hạn dùng.',
  example: 'Số điện thoại, Họ tên, Điểm\n0901234567, Nguyễn Hoàng Phương Thảo Vy, 1.250',
  read: 'Xem lại danh sách',
  faults: {
    EMPTY: 'Danh sách đang trống.',
    UNREADABLE: 'Chưa đọc được danh sách này. Có thể một dấu nháy kép chưa được đóng.',
    SPREADSHEET: 'Đây là tệp Excel. Hãy lưu thành CSV, hoặc chép các ô rồi dán vào đây.',
    TOO_LONG: 'Mỗi lần nhập tối đa 5.000 dòng. Hãy chia danh sách thành nhiều phần.',
  } satisfies Record<ListFault, string>,
  source: 'Danh sách này từ đâu?',
  sourceHint: 'Nhập lại cùng danh sách với cùng tên này thì không ai được cộng lần hai.',
  sourceFirst: 'Sổ cũ',
  sourceNeeded: 'Hãy đặt một tên ngắn.',
  mapping: 'Cột nào là gì',
  columns: {
    phone: 'Số điện thoại',
    points: 'Số điểm',
    name: 'Họ tên',
    rowId: 'Mã khách ở hệ thống cũ',
    lastDay: 'Hạn dùng điểm',
  } satisfies Record<Column, string>,
  noColumn: 'Không có',
  columnAt: (place: string): string => `Cột ${place}`,
  byPolicy: 'Không có hạn riêng thì điểm theo hạn dùng trong luật của bạn.',
  ready: (count: string): string => `${count} khách sẵn sàng để nhập`,
  points: (points: string): string => `Tổng cộng ${points}`,
  bad: (count: string): string => `${count} dòng cần sửa`,
  badHint: 'Những dòng này được bỏ qua. Sửa trong danh sách rồi xem lại, hoặc nhập các dòng còn lại trước.',
  line: (number: string): string => `Dòng ${number}`,
  lineFaults: {
    PHONE: 'Không phải số điện thoại Việt Nam.',
    POINTS: 'Số điểm phải là số nguyên, không âm.',
    NAME: 'Tên dài hơn 60 ký tự.',
    DAY: 'Hạn dùng phải là ngày, ví dụ 31/12/2027.',
    DAY_PAST: 'Hạn dùng đã qua.',
    ID: 'Mã khách dài quá hoặc có ký tự lạ.',
    TWICE: 'Trùng với một dòng ở trên.',
  } satisfies Record<LineFault, string>,
  first: 'Vài dòng đầu',
  more: (count: string): string => `và ${count} dòng nữa`,
  noName: 'Chưa có tên',
  edit: 'Sửa danh sách',
  send: (count: string): string => `Nhập ${count} khách`,
  sending: (done: string, all: string): string => `Đã xử lý ${done}/${all}`,
  stop: 'Tạm dừng',
  resume: 'Nhập tiếp',
  halted: 'Chưa nhập hết. Những dòng đã nhập được giữ; bấm nhập tiếp, không ai được cộng hai lần.',
  done: 'Đã nhập xong',
  again: 'Nhập danh sách khác',
  outcomes: {
    IMPORTED: 'Đã nhập',
    UNCHANGED: 'Đã nhập từ trước, không đổi gì',
    CONFLICT: 'Mã này đã nhập với nội dung khác. Không đổi gì; hãy điều chỉnh điểm trong hồ sơ khách nếu cần.',
    PHONE_UNREADABLE: 'Số điện thoại không đọc được.',
    LATER: 'Máy chủ đang bận, chưa nhập.',
  } satisfies Record<Outcome, string>,
  counts: { IMPORTED: 'Đã nhập', UNCHANGED: 'Đã có từ trước', CONFLICT: 'Khác lần nhập trước', LEFT: 'Chưa nhập' },
  notBrought: 'Những dòng chưa nhập',
};

export type ImportWords = typeof importVi;
