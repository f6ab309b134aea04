/** One place in the sources changed for the worse; `find` must stand there exactly once. */
export interface Edit {
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

/** A fault somebody could make, and the test that must notice. */
export interface Fault {
  readonly name: string;
  readonly edits: readonly Edit[];
  readonly caughtBy: { readonly file: string; readonly test: string };
}

export type Text = (file: string) => string;

/** The files as the fault leaves them. Throws when an edit no longer fits the sources: the fault must be written anew. */
export function applied({ name, edits }: Fault, read: Text): ReadonlyMap<string, string> {
  const changed = new Map<string, string>();
  for (const { file, find, replace } of edits) {
    const before = changed.get(file) ?? read(file);
    const times = before.split(find).length - 1;
    if (times !== 1) throw new Error(`"${name}" no longer fits ${file}: what it changes stands there ${times} times`);
    if (find === replace) throw new Error(`"${name}" changes nothing in ${file}`);
    changed.set(
      file,
      before.replace(find, () => replace),
    );
  }
  return changed;
}
