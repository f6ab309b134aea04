/** How often a process goes wrong, beside what the weather does. */
export interface Hardship {
  readonly crash: number;
  readonly freeze: number;
  /** Frozen between the two tries of one call: the second may come when the first's token is forgotten. */
  readonly freezeBetween: number;
  /** A conflict with a transaction under way is not thrown by dice: it happens when two meet. */
  readonly staleRead: number;
  readonly tornRead: number;
  /** How far a process's clock may be from the true one. */
  readonly skewMsMax: number;
  /** How often it is set anew at an answer of the table, forwards or back. */
  readonly clockSet: number;
}

export const hard: Hardship = {
  crash: 0.004,
  freeze: 0.002,
  freezeBetween: 0.02,
  staleRead: 0.3,
  tornRead: 0.2,
  skewMsMax: 200,
  clockSet: 0.001,
};

/** Only that no two clocks are the same is left. */
export const noHardship: Hardship = {
  crash: 0,
  freeze: 0,
  freezeBetween: 0,
  staleRead: 0,
  tornRead: 0,
  skewMsMax: 200,
  clockSet: 0,
};
