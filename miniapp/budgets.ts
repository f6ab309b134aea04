/** What a phone may have to download, in KB (1,000 bytes) after gzip; a build that weighs more fails. */
export const budgets = {
  /** All JavaScript before a customer sees the first screen. */
  firstJsKbMax: 125,
  /** Of it, what must be here before Zalo and the API are asked anything: the screens come meanwhile. */
  bootJsKbMax: 25,
  cssKbMax: 18,
  /** One lazy chunk: a role's screens, English, the QR drawing. */
  lazyKbMax: 40,
} as const;

/** What the first load may not carry, whatever it weighs (decisions 30): other roles, English, validation. */
export const keptOut = /\/src\/(owner|staff)\/|\/src\/words\/[\w-]*en\.ts|\/words\/(owner|staff)|\/node_modules\/zod\//;

/** What `npm run bench:web` holds the built app to, on Lighthouse's slow phone (4× CPU, slow 4G); accessibility is 1.00. */
export const webBudgets = {
  lcpMsMax: 1_800,
  tbtMsMax: 100,
  clsMax: 0.02,
  /** From a touch to the paint that answers it, 95 of 100 times, on a processor four times as slow. */
  tapMsMax: 100,
} as const;
