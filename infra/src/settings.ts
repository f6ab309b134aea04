export const stageNames = ['dev', 'staging', 'prod'] as const;
export type StageName = (typeof stageNames)[number];

/** Everything that may differ between two deployments. */
export interface Settings {
  readonly stage: StageName;
  readonly region: string;
  /** Pages that may call the API; compared exactly, answered by code (decisions 21). */
  readonly allowedOrigins: readonly string[];
  readonly zalo: ZaloHosts;
  /** Data that outlives the stack, and a table nobody deletes by mistake. */
  readonly keepsData: boolean;
  /** For the whole API, per account and region: a flood must not become a bill (TH16). */
  readonly requestsPerSecondMax: number;
  readonly requestBurstMax: number;
}

/** Base URLs without a trailing slash. */
export interface ZaloHosts {
  readonly graphUrl: string;
  readonly oauthUrl: string;
  readonly openapiUrl: string;
  readonly businessUrl: string;
}

const zaloCloud: ZaloHosts = {
  graphUrl: 'https://graph.zalo.me',
  oauthUrl: 'https://oauth.zaloapp.com',
  openapiUrl: 'https://openapi.zalo.me',
  businessUrl: 'https://business.openapi.zalo.me',
};

const shared = {
  region: 'ap-southeast-1',
  // Android loads the Mini App over https, iOS over Zalo's own scheme.
  allowedOrigins: ['https://h5.zdn.vn', 'zbrowser://h5.zdn.vn'],
  zalo: zaloCloud,
} as const;

export const stages: { readonly [Name in StageName]: Settings & { readonly stage: Name } } = {
  dev: { ...shared, stage: 'dev', keepsData: false, requestsPerSecondMax: 50, requestBurstMax: 100 },
  staging: { ...shared, stage: 'staging', keepsData: true, requestsPerSecondMax: 200, requestBurstMax: 400 },
  prod: { ...shared, stage: 'prod', keepsData: true, requestsPerSecondMax: 1_200, requestBurstMax: 2_400 },
};
