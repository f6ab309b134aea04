import { useParams } from 'react-router-dom';
import { useAnswer } from '../api/use-answer.ts';
import { useFailureText } from '../api/use-failure-text.ts';
import { Button } from '../parts/button.tsx';
import { Qr } from '../parts/lazy-qr.tsx';
import { Screen } from '../parts/screen.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { ErrorState } from '../parts/states.tsx';
import { useWho } from '../state/session.ts';
import { useOwnerWords } from '../words/use-owner-words.ts';

/** The sheet for the counter: static, so it grants only joining and a recorded visit (decisions 15). */
export function Poster() {
  const { poster: words } = useOwnerWords();
  const text = useFailureText();
  const { branchId = '' } = useParams();
  const programme = useWho()?.programme.name ?? '';
  const { value, failure, refresh } = useAnswer('GET /v1/admin/branches/{branchId}/poster', { params: { branchId } });
  return (
    <Screen
      title={words.title}
      back="/owner"
      dock={
        <Button icon="print" disabled={!value} onClick={() => window.print()}>
          {words.print}
        </Button>
      }
    >
      {!value && !failure && <Skeleton tall rows={2} />}
      {!value && failure && (
        <ErrorState message={text(failure)} onRetry={refresh} offline={failure.kind === 'offline'} />
      )}
      {value && (
        <article className="poster">
          <h2>{programme}</h2>
          <p className="h2">{words.join}</p>
          <Qr text={value.content} label={words.label(value.branchName)} />
          <p>{words.gives}</p>
          <p className="strong">{value.branchName}</p>
        </article>
      )}
      <p className="small quiet center not-printed">{words.copyHint}</p>
    </Screen>
  );
}
