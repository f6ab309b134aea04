import { useParams } from 'react-router-dom';
import { glanceMs } from '../api/attention.ts';
import { Awaiting } from '../api/awaiting.tsx';
import { More } from '../api/more.tsx';
import { useAction } from '../api/use-action.ts';
import { useAnswer } from '../api/use-answer.ts';
import { useFailureText } from '../api/use-failure-text.ts';
import { usePages } from '../api/use-pages.ts';
import { ExplanationSheet } from '../customer/explanation-sheet.tsx';
import '../customer/customer.css';
import { Movements } from '../customer/movements.tsx';
import { Button } from '../parts/button.tsx';
import { Card, Facts, Section } from '../parts/list.tsx';
import { Screen } from '../parts/screen.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { Notice } from '../parts/states.tsx';
import { TillMember } from '../staff/till-member.tsx';
import '../staff/staff.css';
import { useUnit } from '../state/use-unit.ts';
import { count, day, dayOf, money, pointsOf } from '../words/format.ts';
import { useCorrectionsWords } from '../words/use-corrections-words.ts';
import { useOwnerWords } from '../words/use-owner-words.ts';
import { useStaffWords } from '../words/use-staff-words.ts';
import { useWords } from '../words/use-words.ts';
import { ByHand } from './corrections/by-hand.tsx';
import { useMayChange } from './owner-frame.tsx';
import { EraseMember } from './requests/erase-member.tsx';

/** One member: the balance, every entry with its why, and the proof that nothing was altered. */
export function Member() {
  const { members: words } = useOwnerWords();
  const { parts } = useWords();
  const { counter } = useStaffWords();
  const text = useFailureText();
  const unit = useUnit();
  const mayVerify = useMayChange();
  const { memberId = '' } = useParams();
  const params = { memberId };
  const { value, failure, refresh } = useAnswer('GET /v1/admin/members/{memberId}', { params }, { liveFor: glanceMs });
  const entries = usePages('GET /v1/admin/members/{memberId}/entries', { params, query: {} }, { liveFor: glanceMs });
  return (
    <Screen title={words.detail} back="/owner/members">
      {!value && <Awaiting failure={failure} onRetry={refresh} tall rows={3} />}
      {value && (
        <>
          <TillMember member={value.member} />
          <Card>
            <Facts
              facts={[
                [words.available, pointsOf(value.balance.available, unit)],
                [words.pending, pointsOf(value.balance.pending, unit)],
                [words.held, pointsOf(value.balance.held, unit)],
                [words.debt, pointsOf(value.balance.debt, unit)],
                [words.earned, pointsOf(value.balance.lifetimeEarned, unit)],
                [words.spent, pointsOf(value.balance.lifetimeSpent, unit)],
                [words.year, money(value.standing.spentDong)],
                [words.since, day(dayOf(value.joinedAt))],
              ]}
            />
          </Card>
          <ByHand
            memberId={memberId}
            available={value.balance.available}
            tierId={value.standing.tier.id}
            onDone={async () => {
              await Promise.all([refresh(), entries.refresh()]);
            }}
          />
        </>
      )}
      {value && !entries.items && !entries.failure && <Skeleton rows={3} />}
      {value && !entries.items && entries.failure && (
        <Notice tone="bad">
          <p>{text(entries.failure)}</p>
          <Button look="quiet" onClick={() => void entries.refresh()}>
            {parts.retry}
          </Button>
        </Notice>
      )}
      {entries.items && entries.items.length > 0 && (
        <Section title={words.history}>
          <Movements
            entries={entries.items}
            unit={unit}
            explain={(seq, onClose) => <MemberWhy memberId={memberId} seq={seq} onClose={onClose} />}
          />
        </Section>
      )}
      <More {...entries.more} />
      {value && mayVerify && (
        <>
          <Verify memberId={memberId} />
          <EraseMember memberId={memberId} name={value.member.name ?? counter.noName} />
        </>
      )}
    </Screen>
  );
}

function MemberWhy({ memberId, seq, onClose }: { memberId: string; seq: string; onClose: () => void }) {
  const words = useCorrectionsWords();
  const asked = useAnswer('GET /v1/admin/members/{memberId}/entries/{seq}/explain', { params: { memberId, seq } });
  const reason = asked.value?.reason;
  return (
    <ExplanationSheet
      asked={asked}
      onClose={onClose}
      foot={reason ? <p className="quote wrap-anywhere">{words.byHand(reason)}</p> : null}
    />
  );
}

function Verify({ memberId }: { memberId: string }) {
  const { members: words } = useOwnerWords();
  const text = useFailureText();
  const verify = useAction('POST /v1/admin/members/{memberId}/verify');
  const proof = verify.answered;
  return (
    <>
      <Button look="second" icon="check" busy={verify.busy} onClick={() => void verify.run({ params: { memberId } })}>
        {words.verify}
      </Button>
      {verify.failure && <Notice tone="bad">{text(verify.failure)}</Notice>}
      {proof && (
        <Notice tone={proof.intact ? 'good' : 'bad'}>
          {proof.intact ? words.intact(count(proof.entries)) : words.broken(String(proof.wrongAt ?? ''))}
        </Notice>
      )}
    </>
  );
}
