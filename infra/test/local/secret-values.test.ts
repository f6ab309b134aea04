import { mkdtempSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { keepSecret, secretValues } from '../../local/secret-values.ts';

const definition = {
  type: 'AWS::SecretsManager::Secret',
  logicalId: 'EnvironmentSecretD6318C32',
  name: 'Shop-EnvironmentSecretD6318C32',
  arn: 'arn:aws:secretsmanager:ap-southeast-1:000000000000:secret:x',
  generate: { template: '{"kept":1}', key: 'rootKey', length: 64, excludesPunctuation: true },
};

describe('a secret', () => {
  it('that nobody gave is generated as the template says, and the same in the next run', () => {
    const folder = mkdtempSync(join(tmpdir(), 'secrets-'));
    const first = secretValues([definition], {}, folder);
    expect(JSON.parse(String(first[definition.name]))).toEqual({ kept: 1, rootKey: expect.stringMatching(/^\w{64}$/) });
    expect(secretValues([definition], {}, folder)).toEqual(first);
    expect(statSync(join(folder, 'secrets.json')).mode & 0o777).toBe(0o600);
    expect(secretValues([definition], {}, null)).not.toEqual(first);
  });

  it('that was put in an earlier run wins over what the caller gives: data may be sealed under it', () => {
    const folder = mkdtempSync(join(tmpdir(), 'secrets-'));
    keepSecret(folder, definition.name, '{"rootKey":"rotated"}');
    const given = { EnvironmentSecret: { rootKey: 'a' } };
    expect(secretValues([definition], given, folder)[definition.name]).toBe('{"rootKey":"rotated"}');
    expect(secretValues([definition], given, null)[definition.name]).toEqual({ rootKey: 'a' });
  });

  it('that the caller gave wins, by its name or by its construct', () => {
    for (const key of [definition.name, 'EnvironmentSecret']) {
      expect(secretValues([definition], { [key]: { rootKey: 'a' } }, null)[definition.name]).toEqual({ rootKey: 'a' });
    }
  });
});
