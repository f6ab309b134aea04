import * as z from 'zod/mini';
import type { DesktopId } from '../words/ids.ts';
import { idOf, instantText } from './fields.ts';

const browsers = ['CHROME', 'COC_COC', 'EDGE', 'FIREFOX', 'OPERA', 'SAFARI', 'OTHER'] as const;
export type Browser = (typeof browsers)[number];
const systems = ['WINDOWS', 'MAC', 'LINUX', 'CHROME_OS', 'ANDROID', 'IOS', 'OTHER'] as const;
export type BrowserSystem = (typeof systems)[number];

export interface Device {
  readonly browser: Browser;
  readonly system: BrowserSystem;
}

const device = { browser: z.enum(browsers), system: z.enum(systems) };

/** A desktop that shows a one-time code. */
export const desktopAsked = z.strictObject({
  signInId: idOf<DesktopId>(),
  /** Known to this browser only: whoever sees the code cannot fetch the session. */
  secret: z.string(),
  /** What the code holds. */
  content: z.string(),
  /** Nobody scans it later; one scanned before may be answered a little longer. */
  expiresAt: instantText,
});

export const signInStates = ['WAITING', 'SEEN', 'REFUSED', 'SIGNED_IN'] as const;

/** What the owner is shown before they agree. */
export const desktopSeen = z.strictObject({
  ...device,
  askedAt: instantText,
  /** When an answer comes too late. */
  answerBy: instantText,
  /** Desktop and phone reached us from one network: most likely the owner sits before it. */
  sameNetwork: z.boolean(),
});

export const desktopSession = z.strictObject({
  sessionId: idOf<DesktopId>(),
  ...device,
  since: instantText,
  expiresAt: instantText,
});
