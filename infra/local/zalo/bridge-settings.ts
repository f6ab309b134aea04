/** What the host page hands to the bridge before any script of the Mini App runs. */
export interface BridgeSettings {
  readonly miniAppId: string;
  readonly zaloAppId: string;
  readonly appConfig: unknown;
  readonly theme: 'light' | 'dark';
  readonly language: 'vi' | 'en';
  readonly statusBarCssPx: number;
  /** Only where the browser cannot be told to send another one. */
  readonly userAgent?: string;
  /** Addresses answered elsewhere on this machine: prefix → replacement. */
  readonly rewrites: readonly (readonly [from: string, to: string])[];
}
