import type { KeptPicture } from '../../src/cloud/kept-pictures.ts';
import type { AnchorShelf, Beside } from '../../src/jobs/job.ts';

/** A shelf in memory, write-once as the bucket is, pictures by programme, and everything a job told. */
export function openAnchors() {
  const kept = new Map<string, string>();
  const told: (Readonly<Record<string, string | number>> & { readonly what: string })[] = [];
  const anchors: AnchorShelf = {
    keep: async (name, text) => void (kept.has(name) || kept.set(name, text)),
    read: async (name) => kept.get(name) ?? null,
  };
  const pictures = new Map<string, KeptPicture[]>();
  const beside: Beside = {
    anchors,
    pictures: {
      all: async function* ({ id }) {
        yield* pictures.get(id) ?? [];
      },
      remove: async ({ id }, gone) => {
        pictures.set(id, pictures.get(id)?.filter(({ photo }) => photo !== gone) ?? []);
      },
    },
    tell: (what, at) => void told.push({ what, ...at }),
  };
  return { kept, told, pictures, beside };
}
