/** What an owner reads beside a field that cannot stand. */
export const effectiveInThePast = 'Thời điểm áp dụng đã qua. Hãy chọn áp dụng ngay hoặc một thời điểm sắp tới.';
export const effectiveUnreadable = 'Chưa đọc được thời điểm áp dụng. Hãy chọn lại ngày và giờ.';
export const branchesNeeded = 'Hãy chọn ít nhất một chi nhánh cho vai trò này.';
export const branchUnknown = 'Có chi nhánh không còn tồn tại. Hãy tải lại danh sách rồi chọn lại.';
export const branchesFull = (max: number) =>
  `Chương trình đã có ${max} chi nhánh, nhiều nhất có thể. Hãy sửa một chi nhánh đã đóng thay vì mở thêm.`;
export const integrationsFull = (max: number) => `Chương trình đã có ${max} kết nối, nhiều nhất có thể.`;
export const rangeTooLong = 'Mỗi lần xem tối đa 92 ngày, và ngày đầu không sau ngày cuối.';
export const counterTakesNothingOff =
  'Quà nhận tại quầy không giảm tiền hoá đơn. Hãy chọn loại phiếu, hoặc để là quà tặng.';
export const endsBeforeItOpens = 'Thời điểm kết thúc phải sau thời điểm bắt đầu.';
export const unknownTier = 'Hạng này không có trong luật đang áp dụng.';
export const notAhead = 'Chọn một ngày từ hôm nay trở đi.';
