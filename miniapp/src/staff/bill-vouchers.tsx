import type { ApprovalView } from '@quaylai/shared/api/reward-models';
import { useState } from 'react';
import { waitMs } from '../api/attention.ts';
import type { Replied } from '../api/client.ts';
import { useAction } from '../api/use-action.ts';
import { useAnswer } from '../api/use-answer.ts';
import { useFailureText } from '../api/use-failure-text.ts';
import { Button } from '../parts/button.tsx';
import { Card, List, ListRow } from '../parts/list.tsx';
import { Notice } from '../parts/states.tsx';
import { Toggle, Toggles } from '../parts/toggle.tsx';
import { money } from '../words/format.ts';
import { useStaffWords } from '../words/use-staff-words.ts';
import { scan } from '../zalo/scan.ts';
import { useShift } from './shift.ts';

interface VouchersProps {
  memberId: string;
  /** Redemption ids on the bill. */
  chosen: readonly string[];
  onChosen: (chosen: readonly string[]) => void;
  /** What each takes off, as the preview says. */
  off: Replied<'POST /v1/staff/earns/preview'>['vouchers'];
}

/** Vouchers that take money off go with a bill; a gift is handed over on its own screen. */
export const takesMoneyOff = ({ voucher }: ApprovalView): boolean =>
  voucher !== null && voucher.benefit.kind !== 'GIFT';

/** The customer's vouchers for this bill: sent to the counter from their phone, or scanned here. */
export function BillVouchers({ memberId, chosen, onChosen, off }: VouchersProps) {
  const { billVouchers: words } = useStaffWords();
  const text = useFailureText();
  const { branch } = useShift();
  const query = { branchId: branch.branchId };
  const { value, refresh } = useAnswer('GET /v1/staff/approvals', { query }, { liveFor: waitMs });
  const resolve = useAction('POST /v1/staff/redemptions/resolve');
  const [refusal, setRefusal] = useState<string | null>(null);
  const offered = (value?.items ?? []).filter((one) => one.memberId === memberId && takesMoneyOff(one));
  const toggle = (id: string) =>
    onChosen(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id]);
  const add = async () => {
    setRefusal(null);
    const seen = await scan();
    if (!seen.ok) {
      if (seen.problem !== 'cancelled') setRefusal(text({ kind: 'zalo', zalo: seen.problem }));
      return;
    }
    const answer = await resolve.run({ body: { ...query, scanned: seen.value, code: null } });
    if (!answer?.ok) return;
    if (answer.value.memberId !== memberId) setRefusal(words.otherMember);
    else if (!takesMoneyOff(answer.value)) setRefusal(words.gift);
    else {
      onChosen([...new Set([...chosen, answer.value.redemptionId])]);
      await refresh();
    }
  };
  const shown = offered.length > 0 || refusal !== null || resolve.failure !== null;
  if (!shown) {
    return (
      <List>
        <ListRow icon="ticket" title={words.scan} detail={words.none} onTap={() => void add()} />
      </List>
    );
  }
  return (
    <Card>
      {offered.length > 0 && (
        <Toggles>
          {offered.map(({ redemptionId, rewardName }) => (
            <Toggle key={redemptionId} on={chosen.includes(redemptionId)} onTap={() => toggle(redemptionId)}>
              {[
                rewardName,
                ...off.filter((one) => one.redemptionId === redemptionId).map(({ offDong }) => `−${money(offDong)}`),
              ].join(' · ')}
            </Toggle>
          ))}
        </Toggles>
      )}
      {refusal && <Notice tone="warn">{refusal}</Notice>}
      {resolve.failure && <Notice tone="bad">{text(resolve.failure)}</Notice>}
      <Button look="quiet" icon="ticket" busy={resolve.busy} onClick={() => void add()}>
        {words.scan}
      </Button>
    </Card>
  );
}
