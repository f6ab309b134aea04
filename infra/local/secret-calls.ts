import { type ServiceCall, ServiceProblem } from './cloud-services.ts';

/** Secrets Manager over the secrets the caller gave, asked for by name or by ARN; `kept` is told each new value. */
export function secretCalls(
  secrets: Record<string, unknown>,
  kept: (name: string, text: string) => void = () => undefined,
): [string, ServiceCall][] {
  function nameOf(secretId: string): string {
    const name = secretId.startsWith('arn:')
      ? (secretId.split(':secret:')[1] ?? '').replace(/-[A-Za-z0-9]{6}$/, '')
      : secretId;
    if (!(name in secrets)) {
      throw new ServiceProblem('ResourceNotFoundException', `Secrets Manager can't find the secret ${name}.`);
    }
    return name;
  }

  function read(secretId: string) {
    const name = nameOf(secretId);
    const value = secrets[name];
    return {
      ARN: `arn:aws:secretsmanager:ap-southeast-1:000000000000:secret:${name}-Local0`,
      Name: name,
      SecretString: typeof value === 'string' ? value : JSON.stringify(value),
      VersionId: '00000000-0000-0000-0000-000000000001',
      VersionStages: ['AWSCURRENT'],
      CreatedDate: 0,
    };
  }

  return [
    ['secretsmanager.GetSecretValue', ({ SecretId }) => read(String(SecretId))],
    [
      'secretsmanager.PutSecretValue',
      ({ SecretId, SecretString }) => {
        const name = nameOf(String(SecretId));
        secrets[name] = String(SecretString);
        kept(name, String(SecretString));
        return read(String(SecretId));
      },
    ],
    [
      'secretsmanager.BatchGetSecretValue',
      ({ SecretIdList }) => ({ SecretValues: (SecretIdList as string[]).map(read), Errors: [] }),
    ],
  ];
}
