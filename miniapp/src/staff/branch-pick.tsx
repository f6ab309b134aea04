import { useNavigate } from 'react-router-dom';
import type { Replied } from '../api/client.ts';
import { ButtonLink } from '../parts/button.tsx';
import { List, ListRow } from '../parts/list.tsx';
import { Screen } from '../parts/screen.tsx';
import { EmptyState } from '../parts/states.tsx';
import { useBranchId } from '../state/branch.ts';
import { useStaffWords } from '../words/use-staff-words.ts';

export function BranchPick({ branches }: { branches: Replied<'GET /v1/staff/me'>['branches'] }) {
  const { branch: words } = useStaffWords();
  const [, setBranchId] = useBranchId();
  const navigate = useNavigate();
  return (
    <Screen title={words.title} back="/me">
      {branches.length === 0 ? (
        <EmptyState icon="shop" title={words.none} />
      ) : (
        <List>
          {branches.map((branch) => (
            <ListRow
              key={branch.branchId}
              icon="shop"
              title={branch.name}
              detail={branch.address}
              onTap={() => {
                setBranchId(branch.branchId);
                navigate('/staff', { replace: true });
              }}
            />
          ))}
        </List>
      )}
      <ButtonLink to="/me" look="quiet">
        {words.leave}
      </ButtonLink>
    </Screen>
  );
}
