import { deflateRawSync, inflateRawSync } from 'node:zlib';

/** What an operation answers, as it will be repeated to the letter (C1.5). */
export interface Reply<Body = unknown> {
  readonly status: number;
  readonly body: Body;
}

// Beyond this a guard would near 1,024 bytes, where a transaction's price doubles.
const plainBytesMax = 500;
const inflatedBytesMax = 256 * 1024;

export function packBody(body: unknown): string | Uint8Array {
  const text = JSON.stringify(body);
  return text.length <= plainBytesMax ? text : deflateRawSync(text);
}

export function unpackBody(packed: string | Uint8Array): unknown {
  const text =
    typeof packed === 'string' ? packed : inflateRawSync(packed, { maxOutputLength: inflatedBytesMax }).toString();
  return JSON.parse(text);
}
