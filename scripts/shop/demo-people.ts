/** The people of the demo shop. Zalo user ids are what the simulated Zalo knows them by. */
export interface DemoPerson {
  readonly userId: string;
  readonly name: string;
  readonly phone: string;
}

export interface DemoCustomer extends DemoPerson {
  /** Bills pushed by the till, oldest first, in đồng: they put the person into a tier. */
  readonly bills: readonly number[];
}

export const owner: DemoPerson = { userId: '7001', name: 'Trần Thị Thu', phone: '0903111222' };

export const manager: DemoPerson = { userId: '7002', name: 'Lê Quốc Vỹ', phone: '0903111333' };
export const cashier: DemoPerson = { userId: '7003', name: 'Phạm Ngọc Tú', phone: '0903111444' };

/** One in every tier, and one who has not joined yet. */
export const customers: readonly DemoCustomer[] = [
  { userId: '8001', name: 'Nguyễn Minh Anh', phone: '0912000001', bills: [85_000, 120_000, 64_000] },
  {
    userId: '8002',
    name: 'Nguyễn Hoàng Phương Thảo Vy',
    phone: '0912000002',
    bills: [1_850_000, 1_420_000, 990_000, 1_150_000, 235_000],
  },
  {
    userId: '8003',
    name: 'Đặng Văn Hải',
    phone: '0912000003',
    bills: [4_600_000, 5_250_000, 3_900_000, 2_480_000, 1_310_000],
  },
  {
    userId: '8004',
    name: 'Võ Thị Mỹ Duyên',
    phone: '0912000004',
    bills: [12_500_000, 16_800_000, 14_200_000, 9_750_000, 3_480_000],
  },
];

export const newcomer: DemoPerson = { userId: '8005', name: 'Bùi Gia Huy', phone: '0912000005' };
