export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
}

/** On whose behalf, and where, AWS is asked. */
export interface Account {
  readonly region: string;
  readonly credentials: Credentials;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** What Lambda puts into every function's environment, and where else credentials are never looked for. */
export function lambdaAccount(environment: Environment): Account {
  const region = environment['AWS_REGION'];
  const accessKeyId = environment['AWS_ACCESS_KEY_ID'];
  const secretAccessKey = environment['AWS_SECRET_ACCESS_KEY'];
  if (!(region && accessKeyId && secretAccessKey)) throw new Error('no AWS region or credentials in the environment');
  return { region, credentials: { accessKeyId, secretAccessKey, sessionToken: environment['AWS_SESSION_TOKEN'] } };
}
