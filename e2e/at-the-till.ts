import type { Hand } from './hand.ts';

/** The newcomer agrees to membership and to sharing their Zalo name, nothing else. */
export async function joins(customer: Hand): Promise<void> {
  await customer.page.getByLabel(/Tôi đồng ý để cửa hàng lưu/).check();
  await customer.page.getByLabel(/Dùng tên Zalo của tôi/).check();
  await customer.tap('Tham gia');
}

/** The customer holds up their card, the cashier scans it, types the bill key by key and reads what it would give. */
export async function scanAndType(customer: Hand, till: Hand, keys: readonly string[]): Promise<void> {
  await customer.phone.open();
  await customer.tap('Mở mã QR thành viên để nhân viên quét');
  await customer.page.getByRole('img', { name: 'Mã QR thành viên của bạn' }).waitFor();
  till.phone.nextScan((await customer.phone.shownQr()) ?? 'cancel');
  await till.tap('Quét mã khách');
  await till.reads('Tiền hoá đơn');
  for (const key of keys) await till.tap(key);
  await till.tap('Tiếp tục');
  await till.reads('Được cộng');
}
