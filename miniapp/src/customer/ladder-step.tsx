import type { Home } from '@quaylai/shared/api/member-models';
import { Link } from 'react-router-dom';
import { Card } from '../parts/list.tsx';
import { Progress } from '../parts/progress.tsx';
import { money } from '../words/format.ts';
import { useWords } from '../words/use-words.ts';

const perksShown = 2;

/** How far the next tier is and what it gives. */
export function LadderStep({ standing, link = true }: { standing: Home['standing']; link?: boolean }) {
  const { home: words } = useWords();
  const { next, spentDong } = standing;
  return (
    <Card>
      {next ? (
        <>
          <p className="strong">{words.toNext(money(next.missingDong), next.tier.name)}</p>
          <Progress
            label={words.progress(money(spentDong), money(next.tier.enterDong))}
            value={spentDong}
            max={next.tier.enterDong}
          />
          {next.tier.perks.length > 0 && (
            <p className="small quiet">{words.nextGives(next.tier.perks.slice(0, perksShown).join(' · '))}</p>
          )}
        </>
      ) : (
        <p className="strong">{words.top}</p>
      )}
      {link && (
        <Link className="text-link" to="/tiers">
          {words.tiers}
        </Link>
      )}
    </Card>
  );
}
