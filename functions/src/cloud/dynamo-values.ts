/** A value in DynamoDB's own notation, as it goes over the wire: one type letter and what it holds, bytes in base64. */
export type WireValue =
  | { readonly S: string }
  | { readonly N: string }
  | { readonly BOOL: boolean }
  | { readonly NULL: true }
  | { readonly B: string }
  | { readonly L: readonly WireValue[] }
  | { readonly M: WireItem };

export type WireItem = { readonly [name: string]: WireValue };

/** Fields that are undefined are left out, in lists too. Throws on what the table cannot hold exactly. */
export function toWire(value: unknown): WireValue {
  switch (typeof value) {
    case 'string':
      return { S: value };
    case 'number':
      return { N: exactNumber(value) };
    case 'boolean':
      return { BOOL: value };
    case 'object':
      if (value === null) return { NULL: true };
      if (Array.isArray(value)) return { L: value.filter((one) => one !== undefined).map(toWire) };
      if (value instanceof Uint8Array) return { B: base64(value) };
      if (isPlain(value)) return { M: itemToWire(value) };
  }
  throw new Error(`a ${typeof value} is nothing that the table holds`);
}

export function itemToWire(item: object): WireItem {
  const wire: Record<string, WireValue> = {};
  for (const name of Object.keys(item)) {
    const value = (item as Readonly<Record<string, unknown>>)[name];
    if (value !== undefined) wire[name] = toWire(value);
  }
  return wire;
}

export function fromWire(wire: WireValue): unknown {
  if ('S' in wire) return wire.S;
  if ('N' in wire) return readNumber(wire.N);
  if ('M' in wire) return itemFromWire(wire.M);
  if ('L' in wire) return wire.L.map(fromWire);
  if ('BOOL' in wire) return wire.BOOL;
  if ('NULL' in wire) return null;
  if ('B' in wire) return bytes(wire.B);
  throw new Error(`a value of type ${Object.keys(wire).join()} is none that we write`);
}

export function itemFromWire(wire: WireItem): Record<string, unknown> {
  const item: Record<string, unknown> = {};
  for (const name of Object.keys(wire)) item[name] = fromWire(wire[name] as WireValue);
  return item;
}

function exactNumber(value: number): string {
  if (!Number.isFinite(value) || Math.abs(value) > Number.MAX_SAFE_INTEGER)
    throw new Error('a number beyond exactness');
  return String(value);
}

function readNumber(text: string): number {
  const value = Number(text);
  if (!Number.isFinite(value) || Math.abs(value) > Number.MAX_SAFE_INTEGER)
    throw new Error('a number beyond exactness');
  return value;
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

const base64 = ({ buffer, byteOffset, byteLength }: Uint8Array): string =>
  Buffer.from(buffer, byteOffset, byteLength).toString('base64');

const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'));
