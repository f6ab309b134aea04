import { useState } from 'react';
import { Screen } from '../../parts/screen.tsx';
import { useImportWords } from '../../words/use-import-words.ts';
import { forget, keep, recall } from '../../zalo/storage.ts';
import type { GoodLine } from './check-lines.ts';
import { ListStep } from './list-step.tsx';
import type { ReadList } from './read-list.ts';
import { ReviewStep } from './review-step.tsx';
import { SendStep } from './send-step.tsx';

const draftKey = 'import-list';
/** More than that is chosen again from its file. */
const keptCharsMax = 200_000;

type Step =
  | { readonly at: 'LIST' }
  | { readonly at: 'REVIEW'; readonly list: ReadList }
  | { readonly at: 'SEND'; readonly source: string; readonly lines: readonly GoodLine[] };

/** Members and points from a former system: paste, look, import (A02). The list is kept until it is imported. */
export function Import() {
  const words = useImportWords();
  const [text, setText] = useState(() => String(recall(draftKey) ?? ''));
  const [step, setStep] = useState<Step>({ at: 'LIST' });
  const typed = (next: string) => {
    setText(next);
    if (next.length <= keptCharsMax) keep(draftKey, next);
  };
  return (
    <Screen title={words.title} back="/owner/members">
      {step.at === 'LIST' && <ListStep text={text} onText={typed} onRead={(list) => setStep({ at: 'REVIEW', list })} />}
      {step.at === 'REVIEW' && (
        <ReviewStep
          list={step.list}
          onEdit={() => setStep({ at: 'LIST' })}
          onSend={(source, lines) => setStep({ at: 'SEND', source, lines })}
        />
      )}
      {step.at === 'SEND' && (
        <SendStep
          source={step.source}
          lines={step.lines}
          onAgain={() => {
            forget(draftKey);
            setText('');
            setStep({ at: 'LIST' });
          }}
        />
      )}
    </Screen>
  );
}
