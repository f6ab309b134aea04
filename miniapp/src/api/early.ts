import type { KnownRouteKey } from '@quaylai/shared/api/routes';
import { call, session } from './api.ts';
import type { Replied, Sent } from './client.ts';
import type { Answer } from './failure.ts';

type Early = Promise<Answer<unknown> | null>;

const asked = new Map<string, Early>();

export const nameOf = (key: string, sent: unknown): string => `${key} ${JSON.stringify(sent)}`;

/** Asks, for a member, before the screen is there that will show the answer. */
export function askEarly<Key extends KnownRouteKey>(key: Key, sent: Sent<Key>): void {
  const member = session.current().then((signedIn) => signedIn.ok && signedIn.value.isMember);
  asked.set(
    nameOf(key, sent),
    member.then((isMember) => (isMember ? call(key, sent) : null)),
  );
}

/** The answer that was asked for early, on its way or here; given out once, for it ages like any other. */
export async function takeEarly<Key extends KnownRouteKey>(name: string): Promise<Answer<Replied<Key>> | null> {
  const answer = asked.get(name);
  asked.delete(name);
  return ((await answer) ?? null) as Answer<Replied<Key>> | null;
}
