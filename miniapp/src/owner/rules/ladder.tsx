import type { TierRule } from '@quaylai/shared/programme/rule-document';
import { Link, useNavigate } from 'react-router-dom';
import { Button } from '../../parts/button.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Pill, Section } from '../../parts/list.tsx';
import { tierLooks } from '../../parts/tier-look.ts';
import { useToast } from '../../parts/toast.tsx';
import { multiplier } from '../../words/format.ts';
import { useRuleBooks } from '../../words/use-rule-books.ts';
import { useDesk } from './desk.tsx';
import { moved, withNewTier } from './ladder-moves.ts';
import { tierSentence } from './sentences.ts';
import { useTroubled } from './use-notes.ts';

const tiersMax = 10;

/** The tiers, lowest first: tap to edit, arrows to change places. */
export function Ladder() {
  const { tiers: words } = useRuleBooks();
  const { shown, mayChange, change } = useDesk();
  const navigate = useNavigate();
  const add = () => {
    const id = `tier-${crypto.randomUUID().slice(0, 8)}` as TierRule['id'];
    change(withNewTier(shown, id, words.newName));
    navigate(`/owner/rules/tiers/${id}`);
  };
  return (
    <Section title={words.title}>
      <ol className="list">
        {shown.tiers.map((tier, at) => (
          <LadderRow key={tier.id} tier={tier} at={at} />
        ))}
      </ol>
      {mayChange && shown.tiers.length > 1 && <p className="small quiet">{words.moveHint}</p>}
      {mayChange && shown.tiers.length < tiersMax && (
        <Button look="second" icon="plus" onClick={add}>
          {words.add}
        </Button>
      )}
    </Section>
  );
}

function LadderRow({ tier, at }: { tier: TierRule; at: number }) {
  const books = useRuleBooks();
  const words = books.tiers;
  const { shown, unit, mayChange, change } = useDesk();
  const troubled = useTroubled();
  const say = useToast();
  const look = tierLooks[tier.look];
  const detail = [tierSentence(tier, shown, books, unit), words.factor(multiplier(tier.multiplierPercent ?? 0))];
  const move = (by: 1 | -1) => {
    change(moved(shown, at, by));
    say(words.moved(tier.name, String(at + by + 1)));
  };
  return (
    <li className="ladder-row">
      <Link className="list-row grow" to={`/owner/rules/tiers/${tier.id}`}>
        <span
          className="look-swatch"
          style={{ background: `linear-gradient(135deg, ${look.from}, ${look.to})` }}
          aria-hidden="true"
        />
        <span className="grow">
          <span className="list-title wrap-anywhere">{tier.name}</span>
          <span className="list-detail wrap-anywhere">{detail.join(' · ')}</span>
        </span>
        {tier.hidden && <Pill>{words.hiddenPill}</Pill>}
        {troubled(`tiers.${at}`) && (
          <span className="warn">
            <Icon name="alert" size={20} />
          </span>
        )}
      </Link>
      {mayChange && shown.tiers.length > 1 && (
        <span className="ladder-moves">
          <MoveButton icon="up" label={words.down(tier.name)} disabled={at === 0} onMove={() => move(-1)} />
          <MoveButton
            icon="down"
            label={words.up(tier.name)}
            disabled={at === shown.tiers.length - 1}
            onMove={() => move(1)}
          />
        </span>
      )}
    </li>
  );
}

interface MoveProps {
  icon: 'up' | 'down';
  label: string;
  disabled: boolean;
  onMove: () => void;
}

function MoveButton({ icon, label, disabled, onMove }: MoveProps) {
  return (
    <button type="button" className="icon-button" aria-label={label} disabled={disabled} onClick={onMove}>
      <Icon name={icon} size={20} />
    </button>
  );
}
