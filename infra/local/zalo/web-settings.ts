import type { Platform } from './bridge-call.ts';
import type { ZaloCloud } from './cloud.ts';
import type { SentMessage } from './cloud-world.ts';

export type WebRole = 'customer' | 'staff' | 'owner';

/** Somebody who may hold a phone; the cloud knows their name. */
export interface WebPerson {
  readonly userId: string;
  readonly role: WebRole;
  /** One line that tells them apart: «hạng Vàng», «CN Nguyễn Huệ». */
  readonly note?: string;
  readonly platform?: Platform;
  /** Where their phone opens the Mini App: at work, for those who work here; the first screen without it. */
  readonly opensAt?: string;
}

/** A code that hangs on the wall or lies on the counter, offered in the scan dialog. */
export interface WebCode {
  readonly label: string;
  readonly content: string;
}

export interface WebClock {
  now(): Date;
  /** null returns to real time. */
  set(instant: Date | null): void | Promise<void>;
}

export interface ZaloWebSettings {
  readonly cloud: ZaloCloud;
  readonly miniAppId: string;
  readonly wwwFolder: string;
  readonly people: readonly WebPerson[];
  /** Who holds the phones at the start, one phone each; the first person alone without it. */
  readonly phones?: readonly string[];
  readonly port?: number;
  readonly title?: string;
  /** Requests for this prefix go elsewhere: the production base URL that a build carries → the API here. */
  readonly api?: { readonly production: string; readonly local: string };
  /** Where the distribution answers here, with the console's pages in it: passed on under this address. */
  readonly distributionUrl?: string | null;
  readonly codes?: () => readonly WebCode[] | Promise<readonly WebCode[]>;
  readonly clock?: WebClock;
  readonly reset?: () => Promise<void>;
}

/** What the page with the phones asks for whenever it draws itself. */
export interface WebState {
  readonly title: string;
  readonly miniAppId: string;
  readonly theme: 'light' | 'dark';
  readonly people: readonly (WebPerson & { readonly name: string; readonly phone: string | null })[];
  readonly phones: readonly string[];
  readonly app: Readonly<Record<string, unknown>>;
  readonly clock: { readonly now: string } | null;
  readonly canReset: boolean;
  readonly sent: readonly SentMessage[];
}
