import { useState } from 'react';
import { Awaiting } from '../../api/awaiting.tsx';
import type { Replied } from '../../api/client.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { Button } from '../../parts/button.tsx';
import { List, ListRow, Pill } from '../../parts/list.tsx';
import { Screen } from '../../parts/screen.tsx';
import { EmptyState } from '../../parts/states.tsx';
import { useSheet } from '../../parts/use-sheet.ts';
import { day, dayOf } from '../../words/format.ts';
import { useShopWords } from '../../words/use-shop-words.ts';
import { ConnectSheet } from './connect-sheet.tsx';
import { SecretSheet } from './secret-sheet.tsx';
import { TillSheet } from './till-sheet.tsx';

export type Till = Replied<'GET /v1/admin/integrations'>['integrations'][number];
export type TillWithSecret = Replied<'POST /v1/admin/integrations'>;

/** Systems that push bills: connect, pause, change the secret, which is shown once. */
export function Tills() {
  const { tills: words } = useShopWords();
  const { value, failure, refresh } = useAnswer('GET /v1/admin/integrations', {});
  const opened = useSheet('till');
  const [fresh, setFresh] = useState<{ till: TillWithSecret; renewed: boolean } | null>(null);
  const tills = value?.integrations;
  const chosen = tills?.find(({ integrationId }) => integrationId === opened.opened);
  const show = async (till: TillWithSecret, renewed: boolean) => {
    setFresh({ till, renewed });
    opened.close();
    await refresh();
  };
  return (
    <Screen
      title={words.title}
      back="/owner"
      dock={
        tills && (
          <Button icon="plus" onClick={() => opened.open('new')}>
            {words.add}
          </Button>
        )
      }
    >
      <p className="quiet">{words.hint}</p>
      {!tills && <Awaiting failure={failure} onRetry={refresh} rows={3} />}
      {tills?.length === 0 && (
        <EmptyState icon="bill" title={words.empty}>
          {words.emptyHint}
        </EmptyState>
      )}
      {tills && tills.length > 0 && (
        <List>
          {tills.map((till) => (
            <ListRow
              key={till.integrationId}
              icon="bill"
              title={till.name}
              detail={words.since(day(dayOf(till.createdAt)))}
              end={<Pill tone={till.active ? 'good' : 'warn'}>{till.active ? words.running : words.paused}</Pill>}
              onTap={() => opened.open(till.integrationId)}
            />
          ))}
        </List>
      )}
      {opened.opened === 'new' && <ConnectSheet onClose={opened.close} onConnected={(till) => show(till, false)} />}
      {chosen && (
        <TillSheet
          key={chosen.integrationId}
          till={chosen}
          onClose={opened.close}
          onChanged={refresh}
          onRenewed={(till) => show(till, true)}
        />
      )}
      {fresh && <SecretSheet till={fresh.till} renewed={fresh.renewed} onClose={() => setFresh(null)} />}
    </Screen>
  );
}
