import { useState } from 'react';
import type { Replied } from '../api/client.ts';
import { remember, seenOf } from '../api/seen.ts';
import { useAction } from '../api/use-action.ts';
import { useFailureText } from '../api/use-failure-text.ts';
import { Button, ButtonLink } from '../parts/button.tsx';
import { TextField } from '../parts/field.tsx';
import { List, ListRow } from '../parts/list.tsx';
import { EmptyState, Notice } from '../parts/states.tsx';
import { useUnit } from '../state/use-unit.ts';
import { pointsOf } from '../words/format.ts';
import { useImportWords } from '../words/use-import-words.ts';
import { useOwnerWords } from '../words/use-owner-words.ts';
import { useStaffWords } from '../words/use-staff-words.ts';
import { useWords } from '../words/use-words.ts';
import { OwnerFrame, useMayChange } from './owner-frame.tsx';

interface Found {
  readonly text: string;
  readonly items: Replied<'POST /v1/admin/members/search'>['items'];
  readonly next: string | null;
}

const lastSearch = 'last member search';
const searchCharsMax = 60;

/** Finds a member by phone, last four digits or name without diacritics; coming back shows the last list again. */
export function Members() {
  const { members: words } = useOwnerWords();
  const list = useImportWords();
  const owns = useMayChange();
  const { parts } = useWords();
  const text = useFailureText();
  const search = useAction('POST /v1/admin/members/search');
  const [found, setFound] = useState<Found | null>(() => seenOf(lastSearch) as Found | null);
  const [typed, setTyped] = useState(found?.text ?? '');
  const run = async (cursor: string | null) => {
    const wanted = cursor === null ? typed.trim() : (found?.text ?? '');
    const answer = await search.run({ body: { text: wanted, cursor } });
    if (!answer?.ok) return;
    const items = [...(cursor === null ? [] : (found?.items ?? [])), ...answer.value.items];
    const next = { text: wanted, items, next: answer.value.next };
    remember(lastSearch, next);
    setFound(next);
  };
  return (
    <OwnerFrame title={words.title}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (typed.trim()) void run(null);
        }}
      >
        <TextField
          label={words.search}
          hint={words.hint}
          value={typed}
          onValue={setTyped}
          maxLength={searchCharsMax}
          autoComplete="off"
        />
        <Button look="second" icon="search" submit busy={search.busy} disabled={typed.trim() === ''}>
          {words.do}
        </Button>
      </form>
      {search.failure && <Notice tone="bad">{text(search.failure)}</Notice>}
      {!found && <EmptyState icon="people" title={words.start} />}
      {found?.items.length === 0 && (
        <EmptyState icon="search" title={words.none}>
          {words.noneHint}
        </EmptyState>
      )}
      {found && found.items.length > 0 && <Results items={found.items} />}
      {found?.next && (
        <Button look="second" busy={search.busy} onClick={() => void run(found.next)}>
          {parts.more}
        </Button>
      )}
      {owns && (
        <ButtonLink to="/owner/import" look="quiet" icon="plus">
          {list.row}
        </ButtonLink>
      )}
    </OwnerFrame>
  );
}

function Results({ items }: { items: Found['items'] }) {
  const { counter } = useStaffWords();
  const unit = useUnit();
  return (
    <List>
      {items.map((member) => (
        <ListRow
          key={member.memberId}
          icon="person"
          title={member.name ?? counter.noName}
          detail={[member.phoneMasked ?? counter.noPhone, member.tier.name].join(' · ')}
          end={<span className="small number">{pointsOf(member.available, unit)}</span>}
          to={`/owner/members/${member.memberId}`}
        />
      ))}
    </List>
  );
}
