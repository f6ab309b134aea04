import { type Account, lambdaAccount } from './aws-account.ts';
import { type Exchange, LostAnswer, openExchange, type Response } from './exchange.ts';
import { sign } from './signature.ts';

/** One of AWS's services that speak JSON. */
export interface ServiceSettings {
  readonly service: 'dynamodb' | 'secretsmanager' | 'sqs';
  readonly contentType: 'application/x-amz-json-1.0' | 'application/x-amz-json-1.1';
  /** What its operations are named under. */
  readonly target: string;
  /** Left out: what the environment names, or AWS itself. */
  readonly endpoint?: string | undefined;
  /** Left out: what Lambda puts into the environment. */
  readonly account?: (() => Promise<Account>) | undefined;
}

type Json = Readonly<Record<string, unknown>>;

/** Answers the service's reply; throws `ServiceRefusal` or `LostAnswer`. */
export type Service = (operation: string, input: object) => Promise<Json>;

/** What the service refused, under the name that it gave (the SDK's errors carry the same), its whole reply beside it. */
export class ServiceRefusal extends Error {
  readonly status: number;
  readonly reply: Json;
  constructor(status: number, reply: Json) {
    super(String(reply['message'] ?? reply['Message'] ?? status));
    const type = reply['__type'] ?? (status >= serverFault ? 'InternalServerError' : 'UnknownError');
    this.name = String(type).replace(/^.*#/, '');
    this.status = status;
    this.reply = reply;
  }
}

// Two tries cover a dropped connection; contention is retried in ledger/transact alone, bounded by the deadline.
const retryMsMax = 100;
/** More than a first try may take (cloud/exchange). */
const secondTryMsMax = 10_000;
const serverFault = 500;
const throttles: ReadonlySet<string> = new Set([
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'ThrottlingException',
  'TransactionInProgressException',
]);

/** The second try sends the same bytes, a transaction's token among them: what was written once is not written again. */
export function openService(settings: ServiceSettings): Service {
  const { service, contentType, target } = settings;
  const account = settings.account ?? accountOf(lambdaAccount(process.env));
  let opened: { readonly host: string; readonly exchange: Exchange } | null = null;
  const attempt = async (operation: string, body: string): Promise<Json> => {
    const given = await account();
    opened ??= open(new URL(settings.endpoint ?? endpointOf(service, given)));
    const request = { service, host: opened.host, contentType, target: `${target}.${operation}`, body };
    return read(await opened.exchange(sign(request, given, Date.now()), body));
  };
  return (operation, input) => {
    const body = JSON.stringify(input);
    return twice(() => attempt(operation, body), pause, Date.now);
  };
}

const pause = () => new Promise<void>((done) => setTimeout(done, Math.random() * retryMsMax));

/**
 * Asks a second time where that may help, and not when the process slept meanwhile: what others have given up on since is
 * not begun (I9), and what was written would not be known by its token any more.
 */
export async function twice<Answer>(
  attempt: () => Promise<Answer>,
  pause: () => Promise<void>,
  clock: () => number,
): Promise<Answer> {
  const beganAt = clock();
  try {
    return await attempt();
  } catch (error) {
    if (!isWorthRetrying(error)) throw error;
    await pause();
    if (Math.abs(clock() - beganAt) > secondTryMsMax) throw error;
    return attempt();
  }
}

const open = (url: URL) => ({ host: url.host, exchange: openExchange(url) });
const accountOf = (account: Account) => () => Promise.resolve(account);

const endpointNames = {
  dynamodb: 'AWS_ENDPOINT_URL_DYNAMODB',
  secretsmanager: 'AWS_ENDPOINT_URL_SECRETS_MANAGER',
  sqs: 'AWS_ENDPOINT_URL_SQS',
} as const;

const endpointOf = (service: ServiceSettings['service'], { region }: Account): string =>
  process.env[endpointNames[service]] ??
  process.env['AWS_ENDPOINT_URL'] ??
  `https://${service}.${region}.amazonaws.com`;

function read({ status, text }: Response): Json {
  const reply = jsonIn(text);
  if (status === 200 && reply !== null) return reply;
  throw new ServiceRefusal(status, reply ?? {});
}

function jsonIn(text: string): Json | null {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return null;
  }
}

const isWorthRetrying = (error: unknown): boolean =>
  error instanceof LostAnswer ||
  (error instanceof ServiceRefusal && (error.status >= serverFault || throttles.has(error.name)));
