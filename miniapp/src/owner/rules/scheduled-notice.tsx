import { Notice } from '../../parts/states.tsx';
import { moment } from '../../words/format.ts';
import { useRuleBooks } from '../../words/use-rule-books.ts';
import { useDesk } from './desk.tsx';
import { standing } from './scheduled.ts';

/** A version that is scheduled replaces whatever is published before it: nobody should be surprised by that. */
export function ScheduledNotice() {
  const { rules: words } = useRuleBooks();
  const { rules } = useDesk();
  const [next] = standing(rules.scheduled);
  if (!next) return null;
  return <Notice tone="warn">{words.stillScheduled(String(next.version), moment(next.effectiveFrom))}</Notice>;
}
