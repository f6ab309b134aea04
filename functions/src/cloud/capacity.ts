/** What DynamoDB says that a call consumed. */
export interface Capacity {
  readonly CapacityUnits?: number;
  readonly ReadCapacityUnits?: number;
  readonly WriteCapacityUnits?: number;
}

/** Adds up what a call consumed; engines that name no direction mean the call's own. */
export function spentBy(
  capacity: Capacity | readonly Capacity[] | undefined,
  direction: 'read' | 'write',
): { read: number; write: number } {
  let read = 0;
  let write = 0;
  for (const one of [capacity ?? []].flat()) {
    const named = one.ReadCapacityUnits !== undefined || one.WriteCapacityUnits !== undefined;
    read += one.ReadCapacityUnits ?? (!named && direction === 'read' ? (one.CapacityUnits ?? 0) : 0);
    write += one.WriteCapacityUnits ?? (!named && direction === 'write' ? (one.CapacityUnits ?? 0) : 0);
  }
  return { read, write };
}
