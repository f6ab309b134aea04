/** What must hold; what does not is thrown by its name. */
export function insist(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Error(what);
}
