/** Who taps the scanner in the bar wants the camera, not a screen with another button; a link only wants the screen. */
export const scanAtOnce = { scan: 'now' } as const;

export const wantsScanAtOnce = (state: unknown): boolean =>
  typeof state === 'object' && state !== null && 'scan' in state && state.scan === scanAtOnce.scan;
