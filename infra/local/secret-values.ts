import { randomInt } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SecretDefinition } from './deployment.ts';
import { isCalled } from './resource-names.ts';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const punctuation = '!#$%&()*+,-./:;<=>?@[]^_{|}~';

/**
 * The value of every secret by its name: what was put into it in an earlier run (rotated keys), else what the caller
 * gave (by name or by the start of the logical id), else what an earlier run generated into `dataFolder`, else generated
 * now as the template says.
 */
export function secretValues(
  definitions: readonly SecretDefinition[],
  given: Readonly<Record<string, unknown>>,
  dataFolder: string | null,
): Record<string, unknown> {
  const file = dataFolder && join(dataFolder, 'secrets.json');
  const kept = file ? readKept(file) : {};
  const values: Record<string, unknown> = { ...given };
  let added = false;
  for (const definition of definitions) {
    const { name, generate } = definition;
    const givenKey = name in given ? name : Object.keys(given).find((key) => isCalled(definition, key));
    if (givenKey === undefined && generate && !(name in kept)) {
      kept[name] = generated(generate);
      added = true;
    }
    const value = givenKey === undefined ? kept[name] : given[givenKey];
    if (value !== undefined) values[name] = value;
  }
  if (file && dataFolder && added) {
    mkdirSync(dataFolder, { recursive: true });
    writeFileSync(file, JSON.stringify(kept), { mode: 0o600 });
  }
  return { ...values, ...(dataFolder === null ? {} : readKept(join(dataFolder, putFile))) };
}

const putFile = 'put-secrets.json';

/** Keeps what was put into a secret beside the data that may be sealed under it. */
export function keepSecret(dataFolder: string | null, name: string, text: string): void {
  if (dataFolder === null) return;
  const file = join(dataFolder, putFile);
  writeFileSync(file, JSON.stringify({ ...readKept(file), [name]: text }), { mode: 0o600 });
}

function generated(rule: NonNullable<SecretDefinition['generate']>): string {
  const alphabet = rule.excludesPunctuation ? letters : letters + punctuation;
  const text = Array.from({ length: rule.length }, () => alphabet[randomInt(alphabet.length)]).join('');
  return rule.key === undefined ? text : JSON.stringify({ ...JSON.parse(rule.template), [rule.key]: text });
}

function readKept(file: string): Record<string, string> {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
  } catch {
    return {};
  }
}
