import type { PersonHash, ProgrammeId } from '@quaylai/shared/words/ids';
import type { Instant } from '@quaylai/shared/words/vietnam-time';

/** What was proven at the door and is worked on behind it: a person is named by their keyed hash only. */
export interface InboxMessage {
  readonly kind: 'ZALO_EVENT';
  /** Of what was said: the same event, however often it is sent, has the same. */
  readonly id: string;
  readonly programme: ProgrammeId;
  readonly event: string;
  /** Null when the event is about nobody. */
  readonly person: PersonHash | null;
  /** When it happened, as Zalo says. */
  readonly at: Instant;
}

/** What is taken in at once and worked on later. */
export interface Inbox {
  send(message: InboxMessage): Promise<void>;
}
