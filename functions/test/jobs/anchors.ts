import type { AnchorShelf, Beside } from '../../src/jobs/job.ts';

/** A shelf in memory, write-once as the bucket is, and everything a job told. */
export function openAnchors() {
  const kept = new Map<string, string>();
  const told: (Readonly<Record<string, string | number>> & { readonly what: string })[] = [];
  const anchors: AnchorShelf = {
    keep: async (name, text) => void (kept.has(name) || kept.set(name, text)),
    read: async (name) => kept.get(name) ?? null,
  };
  const beside: Beside = { anchors, tell: (what, at) => void told.push({ what, ...at }) };
  return { kept, told, beside };
}
