import { List, ListRow } from '../parts/list.tsx';
import { useCustomerWords } from '../words/use-customer-words.ts';

export function LegalLinks() {
  const { join: words } = useCustomerWords();
  return (
    <List>
      <ListRow icon="lock" title={words.privacy} to="/privacy" />
      <ListRow icon="rules" title={words.terms} to="/terms" />
    </List>
  );
}
