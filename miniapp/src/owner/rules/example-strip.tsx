import { Notice } from '../../parts/states.tsx';
import { count } from '../../words/format.ts';
import { useRuleBooks } from '../../words/use-rule-books.ts';
import { useDesk } from './desk.tsx';

/** The worked example in one line, so that every number typed shows at once what it means. */
export function ExampleStrip() {
  const { rules: words } = useRuleBooks();
  const { check, draft, unit } = useDesk();
  // Numbers of an earlier draft would lie about this one.
  if (check.unreachable) return draft && <Notice tone="warn">{words.notSaved}</Notice>;
  if (check.example.length === 0) return null;
  return (
    <div className="example-strip" aria-busy={check.checking || undefined}>
      <p className="tiny quiet">
        {words.strip} ({unit})
      </p>
      <ul>
        {check.example.map((one) => (
          <li key={one.tierName}>
            <span className="tiny quiet">{one.tierName}</span>
            <span className="number strong">{count(one.points)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
