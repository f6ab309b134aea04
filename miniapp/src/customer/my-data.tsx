import type { RequestView } from '@quaylai/shared/api/request-models';
import { useAnswer } from '../api/use-answer.ts';
import { List, ListRow, Section } from '../parts/list.tsx';
import { useSheet } from '../parts/use-sheet.ts';
import { moment } from '../words/format.ts';
import { useCustomerWords } from '../words/use-customer-words.ts';
import { DataSheet } from './data-sheet.tsx';
import { EraseDialog } from './erase-dialog.tsx';
import { LegalLinks } from './legal-links.tsx';

/** The person's rights over their data: take it away, have it erased, see what was asked and answered (C12). */
export function MyData() {
  const { me, requests: words } = useCustomerWords();
  const asked = useAnswer('GET /v1/me/requests', { query: {} });
  const data = useSheet('data');
  const erase = useSheet('erase');
  const requests = asked.value?.items ?? [];
  return (
    <Section title={me.rights}>
      {requests.length > 0 && (
        <List>
          {requests.map((request) => (
            <Request key={request.requestId} request={request} />
          ))}
        </List>
      )}
      <List>
        <ListRow icon="bill" title={words.download} detail={words.downloadHint} onTap={() => data.open()} />
        <ListRow icon="erase" title={words.erase} detail={words.eraseHint} onTap={() => erase.open()} />
      </List>
      <LegalLinks />
      {data.opened && <DataSheet onClose={data.close} onDone={asked.refresh} />}
      {erase.opened && <EraseDialog onClose={erase.close} onDone={asked.refresh} />}
    </Section>
  );
}

function Request({ request }: { request: RequestView }) {
  const { requests: words } = useCustomerWords();
  const { kind, state, answer, answerBy, filedAt } = request;
  const detail = state === 'OPEN' ? words.answerBy(moment(answerBy)) : (answer ?? words.state[state]);
  return (
    <ListRow
      icon={state === 'OPEN' ? 'clock' : 'check'}
      title={words.kind[kind]}
      detail={`${moment(filedAt)} · ${detail}`}
    />
  );
}
