import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { dumpLine, dumpSeal, readDumpLine } from '@quaylai/functions/cloud/dump';
import { scanTable } from '@quaylai/functions/cloud/dynamo-scan';
import { connectTable } from '@quaylai/functions/cloud/dynamo-table';
import { type Audit, auditTable } from '@quaylai/functions/operator/audit-table';

export interface TableAddress {
  readonly name: string;
  readonly endpoint?: string;
}

export interface Drill {
  readonly items: number;
  readonly exportMs: number;
  readonly importMs: number;
  readonly verifyMs: number;
  /** Every item came back to the byte, and no other. */
  readonly isWhole: boolean;
  readonly audit: Audit;
}

const putsAtOnceMax = 32;

/** Export → empty table → import → every invariant and chain; `emptyTable` makes the new one. Nothing is done to the old. */
export async function restoreDrill(
  from: TableAddress,
  file: string,
  emptyTable: () => Promise<TableAddress>,
): Promise<Drill> {
  const [sealed, exportMs] = await timed(() => exportTo(from, file));
  const to = await emptyTable();
  const [, importMs] = await timed(() => importFrom(file, to));
  const [audit, verifyMs] = await timed(() => auditTable(connectTable(to), () => scanTable(to)));
  const restored = await sealOf(to);
  const isWhole = restored.items === sealed.items && restored.sha256 === sealed.sha256;
  return { items: sealed.items, exportMs, importMs, verifyMs, isWhole, audit };
}

async function timed<Value>(work: () => Promise<Value>): Promise<[Value, number]> {
  const startedMs = performance.now();
  return [await work(), Math.round(performance.now() - startedMs)];
}

async function exportTo(from: TableAddress, file: string) {
  const out = createWriteStream(file, { mode: 0o600 });
  for await (const item of scanTable(from)) {
    if (!out.write(dumpLine(item))) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
  return sealOf(from);
}

async function importFrom(file: string, to: TableAddress): Promise<void> {
  const table = connectTable(to);
  let going: Promise<unknown>[] = [];
  for await (const line of createInterface({ input: createReadStream(file) })) {
    going.push(table.write({ put: readDumpLine(line), when: 'attribute_not_exists(pk)' }).then(mustBeDone));
    if (going.length < putsAtOnceMax) continue;
    await Promise.all(going);
    going = [];
  }
  await Promise.all(going);
}

function mustBeDone({ kind }: { readonly kind: string }): void {
  if (kind !== 'DONE') throw new Error('an item could not be written into the empty table');
}

/** Neither a scan, nor the fields of a map, nor a set has an order that two tables share. */
async function sealOf(address: TableAddress) {
  const lines: string[] = [];
  for await (const item of scanTable(address)) lines.push(JSON.stringify(ordered(JSON.parse(dumpLine(item)))));
  const seal = dumpSeal();
  for (const line of lines.sort()) seal.add(line);
  return seal.done();
}

const setTypes = new Set(['SS', 'NS', 'BS']);

function ordered(value: unknown, type = ''): unknown {
  if (Array.isArray(value)) return setTypes.has(type) ? value.map(String).sort() : value.map((one) => ordered(one));
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(fields.map(([name, inner]) => [name, ordered(inner, name)]));
}
