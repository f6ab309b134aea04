import type { Session } from '@quaylai/shared/api/customer/session';
import { atom, useRecoilState, useRecoilValue } from 'recoil';
import { recall } from '../zalo/storage.ts';

/** Who is here, without the token: that stays inside api/, out of every screen's reach. */
export type Who = Omit<Session, 'token' | 'expiresAt'>;

export const whoKey = 'who';

/** The last answer is kept, so the frame of the app stands before the network answers. Old shapes are ignored. */
function lastKnown(): Who | null {
  const kept = recall(whoKey) as Partial<Who> | null;
  return kept && typeof kept.isMember === 'boolean' && typeof kept.programme?.name === 'string' ? (kept as Who) : null;
}

const who = atom<Who | null>({ key: whoKey, default: null, effects: [({ setSelf }) => setSelf(lastKnown())] });

export const useWho = (): Who | null => useRecoilValue(who);
export const useWhoState = () => useRecoilState(who);
