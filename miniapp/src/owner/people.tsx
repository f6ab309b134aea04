import { Awaiting } from '../api/awaiting.tsx';
import type { Replied } from '../api/client.ts';
import { More } from '../api/more.tsx';
import { useAnswer } from '../api/use-answer.ts';
import { usePages } from '../api/use-pages.ts';
import { Button } from '../parts/button.tsx';
import { List, ListRow, Section } from '../parts/list.tsx';
import { useSheet } from '../parts/use-sheet.ts';
import { useCustomerWords } from '../words/use-customer-words.ts';
import { useOwnerWords } from '../words/use-owner-words.ts';
import { Invitations } from './invitations.tsx';
import { InviteSheet } from './invite-sheet.tsx';
import { LimitsSheet } from './limits-sheet.tsx';
import { OwnerFrame, useMayChange } from './owner-frame.tsx';
import { PersonSheet } from './person-sheet.tsx';

export type StaffRecord = Replied<'GET /v1/admin/staff'>['items'][number];

/** Who works here and at which branches; who is invited and waits for the owner's word. */
export function People() {
  const { people: words, limits: limitWords, common } = useOwnerWords();
  const { role } = useCustomerWords();
  const mayChange = useMayChange();
  const { items, failure, refresh, more } = usePages('GET /v1/admin/staff', {
    query: { limit: '50' },
  });
  const branches = useAnswer('GET /v1/admin/branches', {}).value?.branches ?? [];
  const limits = useAnswer('GET /v1/admin/limits', {});
  const invite = useSheet('invite');
  const limitSheet = useSheet('limits');
  const person = useSheet('person');
  const chosen = items?.find((one) => one.staffId === person.opened);
  const placesOf = (one: StaffRecord): string =>
    branches
      .filter((branch) => one.branchIds.includes(branch.branchId))
      .map((branch) => branch.name)
      .join(', ') || common.allBranches;
  return (
    <OwnerFrame
      title={words.title}
      changes
      dock={
        mayChange && (
          <Button icon="plus" onClick={() => invite.open()}>
            {words.invite}
          </Button>
        )
      }
    >
      {!items && <Awaiting failure={failure} onRetry={refresh} rows={4} />}
      {items && (
        <List>
          {items.map((one) => (
            <ListRow
              key={one.staffId}
              icon="person"
              title={one.name}
              detail={[role[one.role], one.active ? placesOf(one) : words.dismissed].join(' · ')}
              {...(one.active ? { onTap: () => person.open(one.staffId) } : {})}
            />
          ))}
        </List>
      )}
      <More {...more} />
      {limits.value && (
        <List>
          <ListRow icon="lock" title={limitWords.title} detail={limitWords.row} onTap={() => limitSheet.open()} />
        </List>
      )}
      {mayChange && (
        <Section title={words.invitations}>
          <Invitations onConfirmed={refresh} />
        </Section>
      )}
      {limitSheet.opened && limits.value && (
        <LimitsSheet limits={limits.value} onClose={limitSheet.close} onDone={limits.refresh} />
      )}
      {invite.opened && <InviteSheet branches={branches} onClose={invite.close} />}
      {chosen && <PersonSheet person={chosen} branches={branches} onClose={person.close} onDone={refresh} />}
    </OwnerFrame>
  );
}
