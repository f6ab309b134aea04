import { Button } from '../../parts/button.tsx';
import { useSheet } from '../../parts/use-sheet.ts';
import { useCorrectionsWords } from '../../words/use-corrections-words.ts';
import { useMayChange } from '../owner-frame.tsx';
import { CorrectSheet } from './correct-sheet.tsx';
import { GiveTierSheet } from './give-tier-sheet.tsx';

interface ByHandProps {
  memberId: string;
  available: number;
  tierId: string;
  onDone: () => Promise<void>;
}

/** What may be done to a member's points and tier by hand: managers correct points, owners give tiers too. */
export function ByHand({ memberId, available, tierId, onDone }: ByHandProps) {
  const words = useCorrectionsWords();
  const owns = useMayChange();
  const correct = useSheet('correct');
  const tier = useSheet('tier');
  return (
    <>
      <div className="two-buttons">
        <Button look="second" onClick={() => correct.open()}>
          {words.do}
        </Button>
        {owns && (
          <Button look="second" icon="star" onClick={() => tier.open()}>
            {words.tier.do}
          </Button>
        )}
      </div>
      {correct.opened && (
        <CorrectSheet
          memberId={memberId}
          available={available}
          onClose={correct.close}
          onDone={async () => {
            correct.close();
            await onDone();
          }}
        />
      )}
      {tier.opened && (
        <GiveTierSheet
          memberId={memberId}
          tierId={tierId}
          onClose={tier.close}
          onDone={async () => {
            tier.close();
            await onDone();
          }}
        />
      )}
    </>
  );
}
