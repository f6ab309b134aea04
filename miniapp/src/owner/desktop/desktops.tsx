import { useState } from 'react';
import { Awaiting } from '../../api/awaiting.tsx';
import type { Replied } from '../../api/client.ts';
import { useAction } from '../../api/use-action.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { useFailureText } from '../../api/use-failure-text.ts';
import { Button } from '../../parts/button.tsx';
import { List, ListRow, Section } from '../../parts/list.tsx';
import { Screen } from '../../parts/screen.tsx';
import { EmptyState, Notice } from '../../parts/states.tsx';
import { useToast } from '../../parts/toast.tsx';
import { useSheet } from '../../parts/use-sheet.ts';
import { consoleUrl } from '../../settings.ts';
import { timeOf } from '../../words/format.ts';
import { useDesktopWords } from '../../words/use-desktop-words.ts';
import { useWords } from '../../words/use-words.ts';
import { insideZalo } from '../../zalo/ask.ts';
import { scan } from '../../zalo/scan.ts';
import { AskSheet } from './ask-sheet.tsx';

export type SeenDesktop = Replied<'POST /v1/admin/desktop/sign-ins/read'> & { readonly content: string };

/** The owner's phone signs desktops in, and sees and ends those that are. */
export function Desktops() {
  const { phone: words } = useDesktopWords();
  const { value, failure, refresh } = useAnswer('GET /v1/admin/desktop/sessions', {});
  const _text = useFailureText();
  return (
    <Screen title={words.title} back="/owner">
      {insideZalo() ? <ScanOne onDone={refresh} /> : <EmptyState icon="phone" title={words.onDesktop} />}
      <Section title={words.open}>
        {!value && <Awaiting failure={failure} onRetry={refresh} rows={1} />}
        {value?.items.length === 0 && <p className="quiet">{words.none}</p>}
        {value && value.items.length > 0 && (
          <List>
            {value.items.map((one) => (
              <OpenDesktop key={one.sessionId} one={one} onEnded={refresh} />
            ))}
          </List>
        )}
      </Section>
    </Screen>
  );
}

function ScanOne({ onDone }: { onDone: () => Promise<void> }) {
  const { phone: words } = useDesktopWords();
  const { zalo } = useWords();
  const text = useFailureText();
  const read = useAction('POST /v1/admin/desktop/sign-ins/read');
  const [refusal, setRefusal] = useState<string | null>(null);
  const [seen, setSeen] = useState<SeenDesktop | null>(null);
  const sheet = useSheet('ask');
  const scanCode = async () => {
    setRefusal(null);
    read.clear();
    const scanned = await scan();
    if (!scanned.ok) {
      if (scanned.problem !== 'cancelled') setRefusal(zalo[scanned.problem]);
      return;
    }
    const answer = await read.run({ body: { content: scanned.value } });
    if (!answer?.ok) return;
    setSeen({ ...answer.value, content: scanned.value });
    sheet.open();
  };
  return (
    <>
      <EmptyState
        icon="scan"
        title={words.hold}
        action={
          <Button icon="scan" busy={read.busy} onClick={() => void scanCode()}>
            {words.scan}
          </Button>
        }
      >
        {words.lead}
      </EmptyState>
      {consoleUrl && <p className="small quiet center wrap-anywhere">{words.address(consoleUrl)}</p>}
      {refusal && <Notice tone="warn">{refusal}</Notice>}
      {read.failure && <Notice tone="bad">{text(read.failure)}</Notice>}
      {seen && sheet.opened && (
        <AskSheet
          seen={seen}
          onClose={() => {
            sheet.close();
            void onDone();
          }}
        />
      )}
    </>
  );
}

type Open = Replied<'GET /v1/admin/desktop/sessions'>['items'][number];

function OpenDesktop({ one, onEnded }: { one: Open; onEnded: () => Promise<void> }) {
  const { phone: words, device } = useDesktopWords();
  const toast = useToast();
  const text = useFailureText();
  const end = useAction('DELETE /v1/admin/desktop/sessions/{sessionId}');
  const endIt = async () => {
    const answer = await end.run({ params: { sessionId: one.sessionId } });
    if (answer) toast(answer.ok ? words.ended : text(answer.failure));
    if (answer?.ok) await onEnded();
  };
  return (
    <ListRow
      icon="desktop"
      title={device(one)}
      detail={words.until(timeOf(one.since), timeOf(one.expiresAt))}
      end={
        <Button look="quiet" busy={end.busy} aria-label={words.endLabel(device(one))} onClick={() => void endIt()}>
          {words.end}
        </Button>
      }
    />
  );
}
