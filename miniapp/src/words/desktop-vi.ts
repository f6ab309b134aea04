import type { Device } from '@quaylai/shared/api/desktop-models';

const browsers: Readonly<Record<Device['browser'], string>> = {
  CHROME: 'Chrome',
  COC_COC: 'Cốc Cốc',
  EDGE: 'Edge',
  FIREFOX: 'Firefox',
  OPERA: 'Opera',
  SAFARI: 'Safari',
  OTHER: 'Trình duyệt lạ',
};
const systems: Readonly<Record<Device['system'], string>> = {
  WINDOWS: 'Windows',
  MAC: 'máy Mac',
  LINUX: 'Linux',
  CHROME_OS: 'ChromeOS',
  ANDROID: 'Android',
  IOS: 'iPhone hoặc iPad',
  OTHER: 'máy không rõ loại',
};

/** Signing a desktop in with the owner's phone. */
export const desktopVi = {
  device: ({ browser, system }: Device): string => `${browsers[browser]} trên ${systems[system]}`,
  door: {
    title: 'Đăng nhập trên máy tính',
    lead: 'Dùng điện thoại của chủ shop để vào trang quản lý trên máy tính này.',
    steps: [
      'Mở Zalo trên điện thoại, vào Mini App của cửa hàng.',
      'Vào phần chủ shop, chọn «Đăng nhập trên máy tính».',
      'Quét mã này, xem lại rồi bấm «Đồng ý».',
    ] as readonly string[],
    qrLabel: 'Mã QR đăng nhập, dùng một lần',
    renews: 'Mã tự đổi mỗi phút và chỉ dùng được một lần.',
    seen: 'Đã quét. Hãy bấm «Đồng ý» trên điện thoại.',
    refused: 'Điện thoại đã từ chối. Chưa ai đăng nhập vào máy này.',
    stopped: 'Mã đã nghỉ vì lâu không ai quét.',
    again: 'Hiện mã mới',
    ended: 'Phiên trên máy này đã kết thúc. Bản nháp vẫn còn, quét lại để làm tiếp.',
  },
  phone: {
    title: 'Máy tính',
    row: 'Đăng nhập trên máy tính',
    rowDetail: 'Sửa luật, nhập danh sách trên màn hình lớn',
    hold: 'Quét mã trên màn hình máy tính',
    lead: 'Mở trang quản lý trên máy tính, rồi quét mã QR đang hiện ở đó. Chỉ quét mã trên máy bạn đang ngồi.',
    address: (address: string): string => `Trang quản lý: ${address}`,
    scan: 'Quét mã',
    askTitle: 'Cho máy này đăng nhập?',
    asked: 'Xin lúc',
    network: 'Mạng',
    sameNetwork: 'Cùng mạng với điện thoại này',
    otherNetwork: 'Khác mạng với điện thoại này',
    warn: 'Máy này không dùng chung mạng với bạn. Chỉ đồng ý nếu bạn đang ngồi trước nó. Nếu ai đó gửi mã cho bạn, hãy từ chối.',
    may: 'Máy này sẽ xem và sửa được mọi thứ của chủ shop trong 30 phút. Bạn đăng xuất nó từ đây bất cứ lúc nào.',
    agree: 'Đồng ý',
    refuse: 'Từ chối',
    agreed: 'Máy tính đã đăng nhập',
    refused: 'Đã từ chối máy đó',
    open: 'Đang đăng nhập',
    none: 'Chưa có máy tính nào đang đăng nhập.',
    until: (since: string, until: string): string => `Từ ${since}, tự thoát lúc ${until}`,
    end: 'Đăng xuất',
    endLabel: (device: string): string => `Đăng xuất ${device}`,
    ended: 'Đã đăng xuất máy đó',
    onDesktop: 'Hãy mở mục này trên điện thoại của bạn.',
  },
  signOut: 'Đăng xuất máy này',
};

export type DesktopWords = typeof desktopVi;
