// The public nativeStorage only adds argument checks to this object, and 13.7 KB of zod with them: the first load
// cannot carry that.
import nativeStorage from 'zmp-sdk/apis/common/apis/general/storage/index.js';
import { insideZalo } from './ask.ts';

// Either store may be forbidden and throws at once then: memory keeps this visit working.
const memory = new Map<string, string>();

/** Zalo's own store; a desktop browser keeps things for its tab alone: drafts outlive a reload, not the person's leaving. */
const store = (): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> =>
  insideZalo() ? nativeStorage : window.sessionStorage;

export function keep(key: string, value: unknown): void {
  const text = JSON.stringify(value);
  memory.set(key, text);
  try {
    store().setItem(key, text);
  } catch {
    // Memory already has it.
  }
}

export function forget(key: string): void {
  memory.delete(key);
  try {
    store().removeItem(key);
  } catch {
    // Nothing was kept there.
  }
}

/** What was kept under this key, or null. The reader decides whether the shape still fits. */
export function recall(key: string): unknown {
  const text = memory.get(key) ?? stored(key);
  if (!text) return null;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

function stored(key: string): string | undefined {
  try {
    return store().getItem(key) || undefined;
  } catch {
    return undefined;
  }
}
