import { useState } from 'react';
import { session } from '../api/api.ts';
import type { Failure } from '../api/failure.ts';
import { useAction } from '../api/use-action.ts';
import { useToast } from '../parts/toast.tsx';
import { useCustomerWords } from '../words/use-customer-words.ts';
import { useWords } from '../words/use-words.ts';
import { askPerson } from '../zalo/person.ts';
import { consentVersion } from './consent-version.ts';

/** What a newcomer agrees to; nothing is ticked beforehand. */
export interface Wishes {
  readonly agreed: boolean;
  readonly shareName: boolean;
  readonly marketing: boolean;
}

interface Joining {
  readonly busy: boolean;
  readonly failure: Failure | null;
  /** Asks Zalo for the name where they wish it, then joins; true once they are a member. */
  readonly join: (wishes: Wishes, scanned: string | null) => Promise<boolean>;
}

const nameCharsMax = 60;

/** From a newcomer to a member, with the consents they gave. */
export function useJoining(): Joining {
  const joining = useAction('POST /v1/me/membership');
  const askName = useAskName();
  const [asking, setAsking] = useState(false);
  const join = async ({ shareName, marketing }: Wishes, scanned: string | null) => {
    if (asking) return false;
    setAsking(shareName);
    const name = shareName ? await askName() : null;
    setAsking(false);
    const answer = await joining.run({
      body: {
        name,
        consents: [
          { purpose: 'MEMBERSHIP', textVersion: consentVersion, granted: true },
          { purpose: 'MARKETING', textVersion: consentVersion, granted: marketing },
        ],
        scanned,
      },
    });
    if (!answer?.ok) return false;
    session.adopt(answer.value);
    return true;
  };
  return { busy: joining.busy || asking, failure: joining.failure, join };
}

/** Their name as Zalo knows it; null when they would rather not, which hinders nothing. */
function useAskName(): () => Promise<string | null> {
  const { join: words } = useCustomerWords();
  const { zalo } = useWords();
  const say = useToast();
  return async () => {
    const person = await askPerson();
    if (person.ok) return person.value.name.slice(0, nameCharsMax);
    say(person.problem === 'denied' ? words.noName : zalo[person.problem]);
    return null;
  };
}
