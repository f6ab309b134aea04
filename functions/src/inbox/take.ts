import type { Ledger } from '../ledger/post.ts';
import { provenProgramme } from '../ledger/programme.ts';
import type { Registry } from '../records/registry.ts';
import { type Forgotten, forgetPerson } from './forget-person.ts';
import type { InboxMessage } from './message.ts';

export type Taken = Forgotten | 'NOT_OURS';

/** Does what a message asks, once however often it comes; throws when it has to come again. */
export async function takeMessage(registry: Registry & Ledger, message: InboxMessage): Promise<Taken> {
  const programme = provenProgramme(message.programme, 'WEBHOOK');
  // Other events of the Mini App (a version was reviewed) say nothing about a person.
  if (message.event !== 'user.revoke.consent' || message.person === null) return 'NOT_OURS';
  return forgetPerson(registry, programme, { id: message.id, person: message.person, at: message.at });
}
