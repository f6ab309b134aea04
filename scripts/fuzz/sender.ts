import type { Operation } from './contract.ts';
import { pick, type Roll } from './spoil.ts';
import type { Town } from './town.ts';

let keys = 0;

interface Sender {
  readonly token: string | null;
  readonly headers: Readonly<Record<string, string>>;
}

export function senderOf(roll: Roll, town: Town, operation: Operation, body: string): Sender {
  const headers: Record<string, string> = body === '' ? {} : { 'content-type': 'application/json' };
  const chance = roll();
  let token: string | null = null;
  if (operation.roles.includes('integration')) {
    Object.assign(headers, town.sign(chance < 0.9 ? body : `${body} `));
  } else if (operation.roles.includes('zalo')) {
    Object.assign(headers, town.signLikeZalo(chance < 0.9 ? body : '{}'));
  } else if (chance < 0.95) {
    const invited = town.knockers.filter(({ roles }) => roles.some((role) => operation.roles.includes(role)));
    const from = chance < 0.7 && invited.length > 0 ? invited : town.knockers;
    token = pick(roll, from).token;
    headers['authorization'] = `Bearer ${token}`;
  } else if (chance < 0.98) headers['authorization'] = 'Bearer abc.def.ghi';
  keys += 1;
  const key = roll();
  if (key < 0.9) headers['idempotency-key'] = `fuzz-key-${key < 0.1 ? 1 : keys}`;
  else if (key < 0.95) headers['idempotency-key'] = 'x#';
  return { token, headers };
}
