import { Icon } from '../parts/icon.tsx';

/** What a tier or a voucher gives, one line each; nothing when it gives nothing. */
export function PerkList({ perks }: { perks: readonly string[] }) {
  if (perks.length === 0) return null;
  return (
    <ul className="stack perk-list">
      {perks.map((perk) => (
        <li key={perk} className="row">
          <span className="good">
            <Icon name="check" size={20} />
          </span>
          <span className="grow">{perk}</span>
        </li>
      ))}
    </ul>
  );
}
