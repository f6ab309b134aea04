import type { ReactNode } from 'react';
import { ButtonLink } from '../../parts/button.tsx';
import { Screen } from '../../parts/screen.tsx';
import { EmptyState, Notice } from '../../parts/states.tsx';
import { useOwnerWords } from '../../words/use-owner-words.ts';
import { useRuleBooks } from '../../words/use-rule-books.ts';
import { useDesk } from './desk.tsx';
import { ExampleStrip } from './example-strip.tsx';

/** One tier or one campaign of the draft, with the worked example always in sight. */
export function DeskPage({ title, children }: { title: string; children: ReactNode }) {
  const { rules: words } = useRuleBooks();
  const { denied } = useOwnerWords();
  const { mayChange } = useDesk();
  return (
    <Screen
      title={title}
      back="/owner/rules"
      dock={
        <>
          <ExampleStrip />
          <ButtonLink to="/owner/rules" look="second">
            {words.done}
          </ButtonLink>
        </>
      }
    >
      {!mayChange && <Notice tone="warn">{denied.readOnly}</Notice>}
      <fieldset className="bare desk-fields" disabled={!mayChange}>
        {children}
      </fieldset>
    </Screen>
  );
}

/** What a deep link names is not in the draft any more. */
export function Gone({ title }: { title: string }) {
  const { rules: words } = useRuleBooks();
  return (
    <Screen title={words.title} back="/owner/rules">
      <EmptyState icon="rules" title={title} action={<ButtonLink to="/owner/rules">{words.done}</ButtonLink>} />
    </Screen>
  );
}
