import { Awaiting } from '../../api/awaiting.tsx';
import type { Replied } from '../../api/client.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { Button, ButtonLink } from '../../parts/button.tsx';
import { Card, Pill } from '../../parts/list.tsx';
import { Screen } from '../../parts/screen.tsx';
import { EmptyState, Notice } from '../../parts/states.tsx';
import { useSheet } from '../../parts/use-sheet.ts';
import { useOwnerWords } from '../../words/use-owner-words.ts';
import { useShopWords } from '../../words/use-shop-words.ts';
import { useMayChange, useSeesPeople } from '../owner-frame.tsx';
import { BranchSheet } from './branch-sheet.tsx';

export type Branch = Replied<'GET /v1/admin/branches'>['branches'][number];

/** Where the shop is: open or close, rename, print the QR of each counter. */
export function Branches() {
  const { branches: words } = useShopWords();
  const { denied } = useOwnerWords();
  const mayChange = useMayChange();
  const { value, failure, refresh } = useAnswer('GET /v1/admin/branches', {});
  const edited = useSheet('branch');
  const branches = value?.branches;
  const chosen = branches?.find(({ branchId }) => branchId === edited.opened) ?? null;
  return (
    <Screen
      title={words.title}
      back="/owner"
      dock={
        mayChange && (
          <Button icon="plus" onClick={() => edited.open('new')}>
            {words.add}
          </Button>
        )
      }
    >
      {!mayChange && <Notice tone="warn">{denied.readOnly}</Notice>}
      {!branches && <Awaiting failure={failure} onRetry={refresh} rows={3} />}
      {branches?.length === 0 && (
        <EmptyState icon="shop" title={words.empty}>
          {words.emptyHint}
        </EmptyState>
      )}
      {branches?.map((branch) => (
        <BranchCard
          key={branch.branchId}
          branch={branch}
          onEdit={mayChange ? () => edited.open(branch.branchId) : null}
        />
      ))}
      {(chosen || edited.opened === 'new') && (
        <BranchSheet
          key={edited.opened}
          branch={chosen}
          onClose={edited.close}
          onDone={async () => {
            edited.close();
            await refresh();
          }}
        />
      )}
    </Screen>
  );
}

function BranchCard({ branch, onEdit }: { branch: Branch; onEdit: (() => void) | null }) {
  const { branches: words } = useShopWords();
  const mayPrint = useSeesPeople();
  return (
    <Card>
      <div className="row between">
        <h2 className="h3 grow wrap-anywhere">{branch.name}</h2>
        <Pill tone={branch.active ? 'good' : 'plain'}>{branch.active ? words.open : words.closed}</Pill>
      </div>
      <p className="small quiet wrap-anywhere">{branch.address}</p>
      <div className="two-buttons">
        {mayPrint && branch.active && (
          <ButtonLink to={`/owner/branches/${branch.branchId}/poster`} look="second" icon="print">
            {words.poster}
            <span className="spoken-only"> {branch.name}</span>
          </ButtonLink>
        )}
        {onEdit && (
          <Button look="second" onClick={onEdit} aria-label={words.editLabel(branch.name)}>
            {words.edit}
          </Button>
        )}
      </div>
    </Card>
  );
}
