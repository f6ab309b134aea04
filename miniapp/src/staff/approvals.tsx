import { useCallback } from 'react';
import { session } from '../api/api.ts';
import { waitMs } from '../api/attention.ts';
import { Awaiting } from '../api/awaiting.tsx';
import { useAnswer } from '../api/use-answer.ts';
import { clockOf } from '../parts/countdown.tsx';
import { Picture } from '../parts/picture.tsx';
import { EmptyState } from '../parts/states.tsx';
import { useToast } from '../parts/toast.tsx';
import { useNow } from '../parts/use-now.ts';
import { useSheet } from '../parts/use-sheet.ts';
import { useUnit } from '../state/use-unit.ts';
import { pointsOf } from '../words/format.ts';
import { useStaffWords } from '../words/use-staff-words.ts';
import { DecisionSheet } from './decision-sheet.tsx';
import { Reviews } from './reviews.tsx';
import { useShift } from './shift.ts';
import { StaffFrame } from './staff-frame.tsx';
import { useOpenedRequest } from './use-opened-request.ts';

const tickMs = 1_000;
/** The server's clock is known to the second only: more than the whole is never left. */
const waitMsMax = 10 * 60 * 1000;

/** Who waits for a gift at this counter; live while it is looked at (decisions 30). */
export function Approvals() {
  const { approvals: words, counter } = useStaffWords();
  const unit = useUnit();
  const { branch, me } = useShift();
  const { value, failure, refresh } = useAnswer(
    'GET /v1/staff/approvals',
    { query: { branchId: branch.branchId } },
    { liveFor: waitMs },
  );
  const sheet = useSheet('decide');
  useNow(tickMs);
  const say = useToast();
  const onGone = useCallback(() => say(words.gone), [say, words]);
  const { opened, decide } = useOpenedRequest(value?.items, sheet, onGone);
  return (
    <StaffFrame title={words.title}>
      {!value && <Awaiting failure={failure} onRetry={refresh} rows={3} />}
      {value?.items.length === 0 && (
        <EmptyState icon="check" title={words.empty}>
          {words.emptyHint}
        </EmptyState>
      )}
      {value && value.items.length > 0 && (
        <ul className="list">
          {value.items.map((one) => (
            <li key={one.redemptionId}>
              <button type="button" className="list-row" onClick={() => sheet.open(one.redemptionId)}>
                <Picture name={one.picture} size="row" />
                <span className="grow">
                  <span className="list-title wrap-anywhere">{one.rewardName}</span>
                  <span className="list-detail wrap-anywhere">
                    {one.memberName ?? one.phoneMasked ?? counter.noName} · {pointsOf(one.points, unit)}
                  </span>
                </span>
                <span className="list-end small number warn">
                  {words.left(clockOf(Math.min(waitMsMax, Date.parse(one.expiresAt) - session.serverNow())))}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {(me.role === 'owner' || me.role === 'manager') && <Reviews />}
      {opened && <DecisionSheet approval={opened} onClose={sheet.close} onDecide={decide} onDone={refresh} />}
    </StaffFrame>
  );
}
