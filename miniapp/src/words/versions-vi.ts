/** The history of the rules. */
export const versionsVi = {
  title: 'Các phiên bản luật',
  name: (version: string): string => `Phiên bản ${version}`,
  active: 'Đang áp dụng',
  coming: 'Đã hẹn giờ',
  withdrawn: 'Đã huỷ hẹn',
  back: (version: string): string => `Quay về phiên bản ${version}`,
  rolledBack: (version: string): string => `Lấy lại phiên bản ${version}`,
  rollback: 'Quay về phiên bản này',
  rollbackTitle: (version: string): string => `Quay về phiên bản ${version}?`,
  rollbackBody: (version: string): string =>
    `Luật của phiên bản ${version} được xuất bản lại và áp dụng ngay. Điểm đã tích không thay đổi.`,
  rollbackChanges: 'So với luật đang áp dụng',
  same: 'Không khác gì luật đang áp dụng.',
  done: (version: string): string => `Đã quay về. Phiên bản mới là ${version}.`,
  effective: 'Áp dụng từ',
  published: 'Xuất bản lúc',
  author: 'Người xuất bản',
  see: 'Xem thay đổi',
  detail: (version: string): string => `Phiên bản ${version}`,
  against: (version: string): string => `Khác gì phiên bản ${version}`,
  first: 'Đây là phiên bản đầu tiên.',
  noChange: 'Giống hệt phiên bản trước.',
  example: 'Hoá đơn 350.000đ theo phiên bản này',
  withdraw: 'Huỷ hẹn giờ',
  withdrawTitle: (version: string): string => `Huỷ hẹn phiên bản ${version}?`,
  withdrawBody: (time: string): string =>
    `Đến ${time}, luật đang có trước lúc đó sẽ tiếp tục áp dụng. Sổ phiên bản ghi lại việc huỷ này.`,
  withdrawReason: (version: string): string => `Huỷ hẹn phiên bản ${version}`,
  withdrawDone: (version: string): string => `Đã huỷ hẹn phiên bản ${version}`,
};

export type VersionsWords = typeof versionsVi;
