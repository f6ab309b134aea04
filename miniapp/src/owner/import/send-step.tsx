import { useEffect, useRef } from 'react';
import { useFailureText } from '../../api/use-failure-text.ts';
import { Button, ButtonLink } from '../../parts/button.tsx';
import { Card, Facts, List, ListRow, Section } from '../../parts/list.tsx';
import { Progress } from '../../parts/progress.tsx';
import { Notice } from '../../parts/states.tsx';
import { count } from '../../words/format.ts';
import { useImportWords } from '../../words/use-import-words.ts';
import { useOwnerWords } from '../../words/use-owner-words.ts';
import type { GoodLine } from './check-lines.ts';
import { useImport } from './use-import.ts';

const shownMax = 50;

interface SendProps {
  source: string;
  lines: readonly GoodLine[];
  onAgain: () => void;
}

/** The import under way, and what became of each line. */
export function SendStep({ source, lines, onAgain }: SendProps) {
  const words = useImportWords();
  const { members } = useOwnerWords();
  const text = useFailureText();
  const { progress, run, stop } = useImport(source, lines);
  const { running, outcomes, failure } = progress;
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    void run();
  });
  useEffect(() => stop, [stop]);
  const settled = [...outcomes.values()].filter((outcome) => outcome !== 'LATER').length;
  const isDone = !running && settled === lines.length;
  const sending = words.sending(count(settled), count(lines.length));
  return (
    <>
      <Section title={isDone ? words.done : sending}>
        <Progress label={sending} value={settled} max={lines.length} />
        {failure && <Notice tone="bad">{text(failure)}</Notice>}
        {!running && !isDone && <Notice tone="warn">{words.halted}</Notice>}
        <Counts lines={lines} outcomes={outcomes} />
      </Section>
      <NotBrought lines={lines} outcomes={outcomes} running={running} />
      <div className="stack">
        {running && (
          <Button look="second" onClick={stop}>
            {words.stop}
          </Button>
        )}
        {!running && !isDone && <Button onClick={() => void run()}>{words.resume}</Button>}
        {isDone && <ButtonLink to="/owner/members">{members.title}</ButtonLink>}
        {isDone && (
          <Button look="second" onClick={onAgain}>
            {words.again}
          </Button>
        )}
      </div>
    </>
  );
}

type Shown = Pick<ReturnType<typeof useImport>['progress'], 'outcomes'> & { lines: readonly GoodLine[] };

function Counts({ lines, outcomes }: Shown) {
  const words = useImportWords();
  const all = [...outcomes.values()];
  const of = (...wanted: readonly string[]) => all.filter((outcome) => wanted.includes(outcome)).length;
  const left = lines.length - of('IMPORTED', 'UNCHANGED', 'CONFLICT');
  return (
    <Card>
      <Facts
        facts={[
          [words.counts.IMPORTED, count(of('IMPORTED'))],
          [words.counts.UNCHANGED, count(of('UNCHANGED'))],
          [words.counts.CONFLICT, count(of('CONFLICT'))],
          [words.counts.LEFT, count(left)],
        ]}
      />
    </Card>
  );
}

/** Lines that brought nothing, each with its reason. */
function NotBrought({ lines, outcomes, running }: Shown & { running: boolean }) {
  const words = useImportWords();
  const refused = lines.flatMap((line) => {
    const outcome = outcomes.get(line.row.rowId);
    const isRefused = outcome === 'CONFLICT' || outcome === 'PHONE_UNREADABLE' || (outcome === 'LATER' && !running);
    return isRefused && outcome ? [{ ...line, outcome }] : [];
  });
  if (refused.length === 0) return null;
  return (
    <Section title={words.notBrought}>
      <List>
        {refused.slice(0, shownMax).map(({ number, row, outcome }) => (
          <ListRow
            key={number}
            title={`${words.line(count(number))}: ${row.name ?? row.phone}`}
            detail={words.outcomes[outcome]}
          />
        ))}
      </List>
      {refused.length > shownMax && <p className="small quiet">{words.more(count(refused.length - shownMax))}</p>}
    </Section>
  );
}
