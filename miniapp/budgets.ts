/** What a phone may have to download, in KB (1,000 bytes) after gzip; a build that weighs more fails. */
export const budgets = {
  /** All JavaScript before a customer sees the first screen. */
  firstJsKbMax: 125,
  cssKbMax: 18,
  /** One lazy chunk: a role's screens, English, the QR drawing. */
  lazyKbMax: 40,
} as const;

/** What the first load may not carry, whatever it weighs (decisions 30): other roles, English, validation. */
export const keptOut = /\/src\/(owner|staff)\/|\/src\/words\/[\w-]*en\.ts|\/words\/(owner|staff)|\/node_modules\/zod\//;
