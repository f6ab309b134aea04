import { Link } from 'react-router-dom';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/list.tsx';
import { Dialog } from '../../parts/overlay.tsx';
import { Notice } from '../../parts/states.tsx';
import { useSheet } from '../../parts/use-sheet.ts';
import { moment } from '../../words/format.ts';
import { useRuleBooks } from '../../words/use-rule-books.ts';
import { OwnerFrame } from '../owner-frame.tsx';
import { CampaignList } from './campaign-list.tsx';
import { useDesk } from './desk.tsx';
import { EarnClause } from './earn-clause.tsx';
import { ExampleStrip } from './example-strip.tsx';
import { ExpiryClause } from './expiry-clause.tsx';
import { ExclusionsClause, ReturnsClause } from './goods-clauses.tsx';
import { Ladder } from './ladder.tsx';
import { PayClause } from './pay-clause.tsx';
import { PublishSheet } from './publish-sheet.tsx';
import { RuleOutcome } from './rule-outcome.tsx';
import { standing } from './scheduled.ts';
import { TieringClause } from './tiering-clause.tsx';
import { useFaultyPlaces } from './use-faulty-places.ts';

/** The rules as sentences that open into their numbers, with what a change would mean beside them. */
export function RulesHome() {
  const { rules: words, tiers, campaigns } = useRuleBooks();
  const { draft, mayChange, check } = useDesk();
  const publish = useSheet('publish');
  const places = useFaultyPlaces();
  return (
    <OwnerFrame
      title={words.title}
      changes
      dock={
        mayChange &&
        draft && (
          <>
            {places.length > 0 ? <Notice tone="bad">{words.fixMore(places.join(', '))}</Notice> : <ExampleStrip />}
            <Button
              disabled={places.length > 0 || check.checking || check.unreachable || check.changes.length === 0}
              onClick={() => publish.open()}
            >
              {check.checking ? words.checking : words.publish}
            </Button>
          </>
        )
      }
    >
      <div className="rules-desk">
        <div className="stack rules-forms">
          <InForce />
          <DraftNotice />
          <fieldset className="bare stack" disabled={!mayChange}>
            <EarnClause />
            <PayClause />
            <ExpiryClause />
            <ExclusionsClause />
            <ReturnsClause />
            <TieringClause />
          </fieldset>
          <p className="spoken-only">{tiers.hint}</p>
          <Ladder />
          <CampaignList />
          <p className="spoken-only">{campaigns.hint}</p>
        </div>
        <div className="stack rules-outcome">
          <RuleOutcome />
        </div>
      </div>
      {publish.opened && draft && <PublishSheet draft={draft.document} onClose={publish.close} />}
    </OwnerFrame>
  );
}

function InForce() {
  const { rules: words } = useRuleBooks();
  const { active, scheduled } = useDesk().rules;
  return (
    <Card tone="brand">
      <h2 className="h3">{words.version(String(active.version))}</h2>
      <p className="small">{words.since(moment(active.effectiveFrom))}</p>
      <p className="small quiet wrap-anywhere">{words.by(active.author, active.reason)}</p>
      {standing(scheduled).map((one) => (
        <p key={one.version} className="small strong">
          {words.scheduled(String(one.version), moment(one.effectiveFrom))}
        </p>
      ))}
      <Link className="text-link" to="/owner/rules/versions">
        {words.versions}
      </Link>
    </Card>
  );
}

/** The draft, what has happened since it was begun, and the way out of it, which is asked twice. */
function DraftNotice() {
  const { rules: words } = useRuleBooks();
  const { draft, rules, drop } = useDesk();
  const asked = useSheet('drop');
  if (!draft) return null;
  const behind = draft.basedOn !== rules.latestVersion;
  return (
    <>
      <Notice tone="warn">
        <p>{words.draftKept}</p>
        {behind && <p className="strong">{words.draftBehind(String(rules.latestVersion))}</p>}
        <Button look="quiet" onClick={() => asked.open()}>
          {words.dropDraft}
        </Button>
      </Notice>
      {asked.opened && (
        <Dialog
          title={words.dropTitle}
          onClose={asked.close}
          actions={
            <>
              <Button
                look="danger"
                onClick={() => {
                  drop();
                  asked.close();
                }}
              >
                {words.dropDraft}
              </Button>
              <Button look="quiet" onClick={asked.close}>
                {words.keepDraft}
              </Button>
            </>
          }
        >
          <p>{words.dropBody}</p>
        </Dialog>
      )}
    </>
  );
}
