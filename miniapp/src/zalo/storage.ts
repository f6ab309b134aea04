// The public nativeStorage only adds argument checks to this object, and 13.7 KB of zod with them: the first load cannot carry that.
import nativeStorage from 'zmp-sdk/apis/common/apis/general/storage/index.js';
import { insideZalo } from './ask.ts';

// nativeStorage needs approval and a recent Zalo, and throws at once when it lacks either: memory keeps this visit working.
const memory = new Map<string, string>();

export function keep(key: string, value: unknown): void {
  const text = JSON.stringify(value);
  memory.set(key, text);
  if (!insideZalo()) return;
  try {
    nativeStorage.setItem(key, text);
  } catch {
    // Memory already has it.
  }
}

export function forget(key: string): void {
  memory.delete(key);
  if (!insideZalo()) return;
  try {
    nativeStorage.removeItem(key);
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
  if (!insideZalo()) return undefined;
  try {
    return nativeStorage.getItem(key) || undefined;
  } catch {
    return undefined;
  }
}
