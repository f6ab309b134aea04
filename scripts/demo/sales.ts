import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

/** One line of a real sale, in đồng: the data's pound is read as 1.000đ. */
export interface SaleLine {
  readonly lineId: string;
  readonly sku: string;
  readonly quantity: number;
  readonly unitPriceDong: number;
}

export interface Sale {
  readonly invoice: string;
  /** The data's customer number read as a phone: 09 and eight digits. */
  readonly phone: string;
  /** The invoice's date at 09:00 in Vietnam, one second later for each row of that day. */
  readonly businessTime: string;
  readonly totalDong: number;
  readonly lines: readonly SaleLine[];
}

type Row = Readonly<Record<string, string>>;

const folder = new URL('./shop/', import.meta.url);
const rows = (file: string): Row[] => parse(readFileSync(new URL(file, folder)), { columns: true }) as Row[];
const cell = (row: Row, column: string): string => row[column] ?? '';

function rowsByInvoice(): Map<string, Row[]> {
  const byInvoice = new Map<string, Row[]>();
  for (const row of rows('lines.csv')) {
    const invoice = cell(row, 'invoice');
    byInvoice.set(invoice, [...(byInvoice.get(invoice) ?? []), row]);
  }
  return byInvoice;
}

/** Decimal pounds → đồng, exact: "2.55" is 2.550đ. */
function dongOfPounds(pounds: string): number {
  const [whole = '0', fraction = ''] = pounds.split('.');
  return Number(`${whole}${fraction.padEnd(3, '0').slice(0, 3)}`);
}

/** The first `limit` completed sales in the data's order, with their real lines where the data has them. */
export function readSales(limit: number): Sale[] {
  const linesOf = rowsByInvoice();
  const seenToday = new Map<string, number>();
  return rows('invoices.csv')
    .slice(0, limit)
    .map((row) => {
      const date = cell(row, 'date');
      const second = seenToday.get(date) ?? 0;
      seenToday.set(date, second + 1);
      const clock = new Date(9 * 3_600_000 + second * 1000).toISOString().slice(11, 19);
      const totalDong = dongOfPounds(cell(row, 'total_gbp'));
      const lines = (linesOf.get(cell(row, 'invoice')) ?? []).map(lineOf);
      const sum = lines.reduce((total, line) => total + line.quantity * line.unitPriceDong, 0);
      return {
        invoice: cell(row, 'invoice'),
        phone: `09${cell(row, 'customer').padStart(8, '0')}`,
        businessTime: `${date}T${clock}+07:00`,
        totalDong,
        // Some invoices' lines are not all in the data: then the invoice is one line of its total.
        lines: sum === totalDong && lines.length > 0 ? lines : [wholeInvoice(totalDong)],
      };
    });
}

const lineOf = (row: Row, index: number): SaleLine => ({
  lineId: String(index + 1),
  sku: cell(row, 'sku'),
  quantity: Number(cell(row, 'quantity')),
  unitPriceDong: dongOfPounds(cell(row, 'unit_price_gbp')),
});

const wholeInvoice = (totalDong: number): SaleLine => ({
  lineId: '1',
  sku: 'HOA-DON',
  quantity: 1,
  unitPriceDong: totalDong,
});
