import type { FunctionName } from '@quaylai/shared/api/table-access';

export const stageNames = ['dev', 'staging', 'prod'] as const;
export type StageName = (typeof stageNames)[number];

/** Everything that may differ between two deployments. This file is the only one to edit for a new one. */
export interface Settings {
  readonly stage: StageName;
  readonly region: string;
  /** Pages that may call the API; compared exactly, answered by code (decisions 21). */
  readonly allowedOrigins: readonly string[];
  readonly zalo: ZaloHosts;
  /** Of each programme, what `npm run deploy:mini-app` sends a version to. */
  readonly miniApps: Readonly<Record<string, MiniApps>>;
  /** Data that outlives the stacks, and tables and stacks that nobody deletes by mistake. */
  readonly keepsData: boolean;
  /** A key of our own for table, secret and files: about one dollar a month, and access that ends by disabling it. */
  readonly customerManagedKey: boolean;
  /** Null: the address that API Gateway gives. */
  readonly domain: Domain | null;
  /** Of the console and of shops' pictures; its certificate is one of us-east-1. Null: the address that CloudFront gives. */
  readonly webDomain: Domain | null;
  readonly traffic: Traffic;
  /** Invocations at once, kept for a function and at the same time its most; none unless named (decisions 22). */
  readonly reservedConcurrency: Readonly<Partial<Record<FunctionName, number>>>;
  /** X-Ray follows requests; costs 5 dollars for a million. */
  readonly traces: boolean;
  /** Alarms and a dashboard: about five dollars a month, whatever the traffic. */
  readonly watched: boolean;
  /** Null: alarms are seen in the console only. */
  readonly alarmEmail: string | null;
  /** An e-mail at 80 % of it, and when the forecast passes it; null, or no e-mail: no budget. */
  readonly monthlyBudgetUsd: number | null;
}

/** Base URLs without a trailing slash. */
export interface ZaloHosts {
  /** Of a relay in Vietnam where there is one (infra/relay): Zalo tells others no personal data. */
  readonly graphUrl: string;
  /** Whether `graphUrl` is such a relay: its requests are then signed (`npm run secrets -- relay-key`). */
  readonly graphIsRelay: boolean;
  readonly oauthUrl: string;
  readonly openapiUrl: string;
  readonly businessUrl: string;
}

/** Ids of mini.zalo.me, digits only: other numbers than the Zalo App's. */
export interface MiniApps {
  /** The one that customers open. */
  readonly production: string;
  /** One of its own, for trying a version on ordinary phones first, with a programme of its own; null: none. */
  readonly testing: string | null;
}

export interface Domain {
  /** "api.example.vn" */
  readonly name: string;
  /** Of a validated certificate in AWS Certificate Manager: for the API in the same region, for the web in us-east-1. */
  readonly certificateArn: string;
}

/** What one function or the whole API may be asked: a flood must not become a bill (TH16). */
export interface Limit {
  readonly perSecondMax: number;
  readonly burstMax: number;
}

export interface Traffic {
  /** The whole API together. */
  readonly all: Limit;
  /** Each route that asks nobody who they are: each call costs a call of Zalo. */
  readonly open: Limit;
  /** Each route that changes something. */
  readonly change: Limit;
}

const zaloCloud: ZaloHosts = {
  graphUrl: 'https://graph.zalo.me',
  graphIsRelay: false,
  oauthUrl: 'https://oauth.zaloapp.com',
  openapiUrl: 'https://openapi.zalo.me',
  businessUrl: 'https://business.openapi.zalo.me',
};

const shared = {
  region: 'ap-southeast-1',
  // Android loads the Mini App over https, iOS over Zalo's own scheme.
  allowedOrigins: ['https://h5.zdn.vn', 'zbrowser://h5.zdn.vn'],
  zalo: zaloCloud,
  miniApps: {},
  customerManagedKey: false,
  domain: null,
  webDomain: null,
  reservedConcurrency: {},
  traces: false,
  alarmEmail: null,
  monthlyBudgetUsd: null,
} as const;

const limit = (perSecondMax: number): Limit => ({ perSecondMax, burstMax: 2 * perSecondMax });

export const stages: { readonly [Name in StageName]: Settings & { readonly stage: Name } } = {
  dev: {
    ...shared,
    stage: 'dev',
    keepsData: false,
    watched: false,
    traffic: { all: limit(50), open: limit(20), change: limit(20) },
  },
  staging: {
    ...shared,
    stage: 'staging',
    keepsData: true,
    watched: false,
    traffic: { all: limit(200), open: limit(50), change: limit(100) },
  },
  prod: {
    ...shared,
    stage: 'prod',
    keepsData: true,
    watched: true,
    traffic: { all: limit(1_200), open: limit(300), change: limit(1_200) },
  },
};
