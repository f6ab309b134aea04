import { type CSSProperties, useState } from 'react';
import { useParams } from 'react-router-dom';
import { Awaiting } from '../../api/awaiting.tsx';
import { useAnswer } from '../../api/use-answer.ts';
import { deriveBrand } from '../../parts/brand.ts';
import { Button } from '../../parts/button.tsx';
import { SelectField } from '../../parts/field.tsx';
import { Qr } from '../../parts/lazy-qr.tsx';
import { Screen } from '../../parts/screen.tsx';
import { useWho } from '../../state/session.ts';
import { useShopWords } from '../../words/use-shop-words.ts';
import { choicesOf } from '../choices-of.ts';
import './poster.css';

type Paper = 'A5' | 'A4';

/** The sheet for the counter: static, so it grants only joining and a recorded visit (decisions 15). */
export function Poster() {
  const { poster: words } = useShopWords();
  const { branchId = '' } = useParams();
  const [paper, setPaper] = useState<Paper>('A5');
  const { value, failure, refresh } = useAnswer('GET /v1/admin/branches/{branchId}/poster', { params: { branchId } });
  return (
    <Screen
      title={words.title}
      back="/owner/branches"
      dock={
        <Button icon="print" disabled={!value} onClick={() => window.print()}>
          {words.print}
        </Button>
      }
    >
      {!value && <Awaiting failure={failure} onRetry={refresh} tall rows={2} />}
      {value && (
        <>
          <div className="not-printed">
            <SelectField label={words.size} value={paper} onValue={setPaper} choices={choicesOf(words.sizes)} />
          </div>
          {/* Only a stylesheet can tell the printer its paper. */}
          <style>{`@page { size: ${paper} portrait; margin: 0 }`}</style>
          <Sheet content={value.content} branchName={value.branchName} paper={paper} />
        </>
      )}
      <p className="small quiet center not-printed">{words.copyHint}</p>
    </Screen>
  );
}

/** Paper is light, whatever the theme of the phone that prints. */
function onPaper(picked: string | null): CSSProperties {
  const { brand, brandInk } = deriveBrand(picked ?? '', 'light');
  return { '--brand': brand, '--brand-ink': brandInk } as CSSProperties;
}

function Sheet({ content, branchName, paper }: { content: string; branchName: string; paper: Paper }) {
  const { poster: words } = useShopWords();
  const programme = useWho()?.programme;
  return (
    <article className={`poster poster-${paper}`} style={onPaper(programme?.brandColour ?? null)}>
      <p className="poster-shop">{programme?.name}</p>
      <h2>{words.heading}</h2>
      <div className="poster-code">
        <Qr text={content} label={words.label(branchName)} />
      </div>
      <ol>
        {words.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p className="poster-gives">
        {words.gives} <span className="poster-whole">{words.noInstall}</span>
      </p>
      <p className="poster-branch">{branchName}</p>
    </article>
  );
}
