import type { RedemptionView } from '@quaylai/shared/api/reward-models';
import { useEffect } from 'react';
import { session } from '../api/api.ts';
import { useAnswer } from '../api/use-answer.ts';
import { useFailureText } from '../api/use-failure-text.ts';
import { FullSheet } from '../parts/overlay.tsx';
import { voucherCode } from '../words/format.ts';
import { useCustomerWords } from '../words/use-customer-words.ts';
import { useWords } from '../words/use-words.ts';
import { keepAwake } from '../zalo/screen.ts';
import { RotatingQr } from './rotating-qr.tsx';

/** The voucher held up to the till, with its code in words for a camera that will not focus. */
export function VoucherQr({ redemption, onClose }: { redemption: RedemptionView; onClose: () => void }) {
  const { vouchers: words } = useCustomerWords();
  const { qr } = useWords();
  const text = useFailureText();
  const { value, failure, refresh } = useAnswer('POST /v1/me/redemptions/{redemptionId}/qr', {
    params: { redemptionId: redemption.redemptionId },
  });
  useEffect(() => {
    void keepAwake(true);
    return () => void keepAwake(false);
  }, []);
  return (
    <FullSheet title={redemption.rewardName} onClose={onClose}>
      <RotatingQr
        code={value}
        failure={failure && text(failure)}
        serverNow={session.serverNow}
        label={words.qrLabel}
        changes={qr.changes}
        onRenew={refresh}
      />
      {redemption.code && <p className="voucher-code">{voucherCode(redemption.code)}</p>}
      <p className="center small quiet balanced">{words.hint}</p>
    </FullSheet>
  );
}
