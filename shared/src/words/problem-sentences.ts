import { formatDong, groupThousands } from './money.ts';
import type { Problem, ProblemCode } from './problems.ts';
import { formatInstantForPeople } from './sentence-parts.ts';

type Sentences = { readonly [Code in ProblemCode]: (problem: Problem<Code>) => string };

/** What each problem says to a person: what happened, what is safe, what to do (look.md). */
const vietnamese: Sentences = {
  INVALID_REQUEST: () => 'Thông tin gửi lên chưa đúng. Bạn kiểm tra lại các ô được đánh dấu nhé.',
  IDEMPOTENCY_KEY_MISSING: () => 'Yêu cầu thiếu mã chống gửi trùng. Hãy cập nhật ứng dụng rồi thử lại.',
  IDEMPOTENCY_KEY_REUSED: () => 'Mã yêu cầu này đã dùng cho một nội dung khác. Hãy thực hiện lại từ đầu.',
  BODY_TOO_LARGE: ({ maxBytes }) => `Dữ liệu gửi lên quá lớn, tối đa ${Math.floor(maxBytes / 1024)} KB.`,
  NOT_FOUND: () => 'Không tìm thấy nội dung này. Có thể đường dẫn đã cũ hoặc không thuộc về bạn.',
  BUSY: () => 'Tài khoản đang có nhiều thao tác cùng lúc. Điểm vẫn an toàn, bạn thử lại sau vài giây.',
  INTERNAL: () => 'Hệ thống gặp trục trặc. Chưa có gì thay đổi, bạn thử lại giúp nhé.',

  UNAUTHENTICATED: () => 'Bạn cần mở ứng dụng trong Zalo để tiếp tục.',
  SESSION_EXPIRED: () => 'Phiên làm việc đã hết hạn. Bạn mở lại ứng dụng để tiếp tục.',
  ZALO_TOKEN_REJECTED: () => 'Zalo chưa xác nhận được bạn. Bạn đóng ứng dụng rồi mở lại nhé.',
  ZALO_UNAVAILABLE: () => 'Zalo đang bận. Điểm của bạn vẫn an toàn, bạn thử lại sau ít phút.',
  BAD_SIGNATURE: () => 'Chữ ký của yêu cầu không đúng hoặc đã quá 5 phút. Hãy kiểm tra khoá bí mật và đồng hồ máy.',
  FORBIDDEN: () => 'Tài khoản của bạn không có quyền làm việc này. Hãy nhờ quản lý hoặc chủ shop.',
  NOT_A_MEMBER: () => 'Bạn chưa là thành viên. Hãy tham gia để bắt đầu tích điểm.',
  SELF_APPROVAL: () => 'Bạn không thể tự duyệt yêu cầu của mình. Hãy nhờ một đồng nghiệp khác.',
  TOO_EARLY: ({ from }) => `Bạn tự xác nhận được từ ${formatInstantForPeople(from)}.`,
  PIN_WRONG: () => 'Mã PIN chưa đúng. Nếu quên, hãy nhờ quản lý đặt lại.',
  PIN_LOCKED: ({ minutes }) => `Nhập sai PIN nhiều lần. Hãy thử lại sau ${minutes} phút, hoặc nhờ quản lý đặt lại.`,
  STAFF_LIMIT: ({ limit }) => `Vượt hạn mức ${groupThousands(limit)} của bạn. Hãy nhờ quản lý duyệt.`,

  INSUFFICIENT_POINTS: ({ available }) => `Không đủ điểm: hiện dùng được ${groupThousands(available)} điểm.`,
  CEILING: ({ max }) => `Hoá đơn này dùng được tối đa ${groupThousands(max)} điểm.`,
  BELOW_MIN: ({ min }) => `Mỗi lần dùng ít nhất ${groupThousands(min)} điểm.`,
  HOLD_EXPIRED: () => 'Thời gian giữ điểm đã hết, điểm đã trở về tài khoản. Hãy thực hiện lại.',
  HOLD_CLOSED: () => 'Lượt giữ điểm này đã kết thúc. Nếu khách trả hàng, hãy dùng chức năng trả hàng.',

  REWARD_UNAVAILABLE: () => 'Quà này hiện chưa đổi được. Bạn chọn quà khác nhé.',
  REWARD_WINDOW: ({ opensAt }) =>
    opensAt === null
      ? 'Quà này đã hết thời gian đổi. Điểm của bạn vẫn còn nguyên.'
      : `Quà này đổi được từ ${formatInstantForPeople(opensAt)}. Điểm của bạn vẫn còn nguyên.`,
  OUT_OF_STOCK: () => 'Quà vừa hết. Điểm của bạn vẫn còn nguyên.',
  PICTURE_UNSOUND: () => 'Tệp này không phải ảnh JPEG, PNG hay WebP, hoặc ảnh quá lớn. Hãy chọn ảnh khác.',
  REWARD_CHANGED: () => 'Quà này vừa được người khác sửa. Hãy tải lại rồi sửa tiếp.',
  REWARD_LIMIT: ({ limit }) => `Bạn đã đổi đủ ${limit} lần cho quà này.`,
  CODE_INVALID: () => 'Mã chưa đúng. Bạn kiểm tra lại từng ký tự nhé.',
  CODE_LOCKED: ({ minutes }) => `Nhập sai nhiều lần. Hãy quét mã, hoặc nhập lại sau ${minutes} phút.`,
  VOUCHER_USED: ({ at, branchName }) =>
    branchName === null
      ? `Phiếu đã dùng lúc ${formatInstantForPeople(at)}.`
      : `Phiếu đã dùng lúc ${formatInstantForPeople(at)} tại ${branchName}.`,
  VOUCHER_EXPIRED: () => 'Phiếu đã hết hạn.',
  VOUCHER_CLOSED: () => 'Phiếu này không còn dùng được.',
  VOUCHER_MINIMUM: ({ short }) => `Hoá đơn còn thiếu ${formatDong(short)} để dùng phiếu này.`,
  VOUCHER_ALONE: () => 'Phiếu này không dùng chung với phiếu khác. Hãy chọn một phiếu.',
  APPROVAL_DECIDED: ({ at, by }) => `Yêu cầu đã được ${by} xử lý lúc ${formatInstantForPeople(at)}.`,
  APPROVAL_EXPIRED: () => 'Yêu cầu đã quá 10 phút và tự đóng. Khách có thể đưa mã lại.',

  QR_INVALID: () => 'Mã QR này không thuộc chương trình.',
  QR_EXPIRED: () => 'Mã QR đã cũ. Hãy mở lại mã mới rồi quét.',
  QR_USED: () => 'Mã QR này vừa được dùng. Hãy mở lại mã mới rồi quét.',
  TOO_MANY_TRIES: ({ minutes }) => `Đã thử quá nhiều lần. Bạn thử lại sau ${minutes} phút.`,
  ALREADY_CLAIMED: ({ at }) => `Hoá đơn này đã được tích điểm lúc ${formatInstantForPeople(at)}.`,
  DUPLICATE_BILL: ({ amount }) => `Số hoá đơn này đã được nhập với số tiền ${formatDong(amount)}.`,
  PREVIEW_CHANGED: () => 'Kết quả tính đã thay đổi. Hãy xem lại trước khi xác nhận.',
  IN_REVIEW: () => 'Hoá đơn đã chuyển quản lý duyệt: chưa cộng và chưa trừ điểm nào.',
  REVIEW_UNRESOLVED: () => 'Chưa ghi sổ được. Hãy xử lý nguyên nhân rồi chấp thuận lại, hoặc từ chối kèm lý do.',
  UNDO_EXPIRED: () => 'Đã quá 60 giây nên không hoàn tác được. Hãy làm phiếu trả hàng.',
  NOTHING_TO_RETURN: () => 'Hoá đơn này đã được huỷ hoặc đã trả hết hàng.',

  PHONE_TAKEN: () => 'Số điện thoại này đang thuộc một tài khoản Zalo khác. Bạn liên hệ cửa hàng để được hỗ trợ.',
  PHONE_UNVERIFIED: () => 'Zalo chưa gửi được số điện thoại. Bạn thử liên kết lại.',
  INVITATION_CLOSED: () => 'Lời mời đã được dùng hoặc hết hạn. Hãy xin chủ shop lời mời mới.',
  LAST_OWNER: () => 'Chương trình cần ít nhất một chủ shop.',
  REQUEST_CLOSED: () => 'Yêu cầu này đã được trả lời. Hãy tải lại để xem.',
  TOO_LONG_AGO: ({ days }) => `Đã quá ${days} ngày kể từ biến động này. Bạn liên hệ cửa hàng để được hỗ trợ.`,

  RULES_INVALID: () => 'Luật chưa hợp lệ. Hãy sửa các mục được đánh dấu.',
  RULES_CHANGED: ({ currentVersion }) =>
    `Luật vừa được đổi sang phiên bản ${currentVersion}. Hãy tải lại rồi xuất bản.`,
};

/** The Vietnamese sentence of a problem: never empty, always says what to do next. */
export function sentenceOf(problem: Problem): string {
  const say = vietnamese[problem.code] as (problem: Problem) => string;
  return say(problem);
}
