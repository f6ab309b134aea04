import type { Standing } from '@quaylai/shared/api/member-models';
import { Link } from 'react-router-dom';
import { Card } from '../parts/list.tsx';
import { Progress } from '../parts/progress.tsx';
import { useUnit } from '../state/use-unit.ts';
import { day } from '../words/format.ts';
import { useWords } from '../words/use-words.ts';
import { amountOf, thresholdOf, useLackText } from './lacks.ts';

const perksShown = 2;

/** How far the next tier is, what it gives, and until when today's is promised. */
export function LadderStep({ standing, link = true }: { standing: Standing; link?: boolean }) {
  const { home: words, ladder } = useWords();
  const { tier, next, lastDay } = standing;
  const lacking = useLackText();
  const near = next !== null && next.lacks.length > 0;
  return (
    <Card>
      {near ? (
        <>
          <p className="strong">{ladder.toNext(lacking(next.lacks, standing.measures.match), next.tier.name)}</p>
          {next.lacks.map((lack) => (
            <Way key={lack.metric} lack={lack} whole={thresholdOf(next.tier, lack.metric)} />
          ))}
          {next.tier.perks.length > 0 && (
            <p className="small quiet">{words.nextGives(next.tier.perks.slice(0, perksShown).join(' · '))}</p>
          )}
        </>
      ) : (
        <p className="strong">{words.top}</p>
      )}
      {(link || lastDay) && (
        <div className="row between wraps">
          <span className="small quiet">{lastDay && ladder.until(tier.name, day(lastDay))}</span>
          {link && (
            <Link className="text-link nowrap" to="/tiers">
              {words.tiers}
            </Link>
          )}
        </div>
      )}
    </Card>
  );
}

function Way({ lack: { metric, left }, whole }: { lack: { metric: Metric; left: number }; whole: number }) {
  const { ladder } = useWords();
  const unit = useUnit();
  const done = Math.max(0, whole - left);
  const label = ladder.progress[metric](amountOf(metric, done, unit), amountOf(metric, whole, unit));
  return <Progress label={label} value={done} max={whole} />;
}

type Metric = Standing['measures']['metrics'][number];
