import { List, ListRow } from '../parts/list.tsx';
import { useWho } from '../state/session.ts';
import { useCustomerWords } from '../words/use-customer-words.ts';

/** The way to work, for those who work here; who works here need not be a member. */
export function WorkPlaces() {
  const { me: words } = useCustomerWords();
  const role = useWho()?.staff?.role;
  if (!role) return null;
  return (
    <List>
      <ListRow icon="shop" title={words.staff} to="/staff" />
      {role !== 'cashier' && <ListRow icon="chart" title={words.owner} to="/owner" />}
    </List>
  );
}
