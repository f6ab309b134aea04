import { useAction } from '../api/use-action.ts';
import { useAnswer } from '../api/use-answer.ts';
import { useFailureText } from '../api/use-failure-text.ts';
import { Tick } from '../parts/field.tsx';
import { Card, List, ListRow, Section } from '../parts/list.tsx';
import { Screen } from '../parts/screen.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { ErrorState, Notice } from '../parts/states.tsx';
import { useToast } from '../parts/toast.tsx';
import { useSheet } from '../parts/use-sheet.ts';
import { useWho } from '../state/session.ts';
import { day, dayOf, phone } from '../words/format.ts';
import { useCustomerWords } from '../words/use-customer-words.ts';
import { share } from '../zalo/share.ts';
import { consentVersion } from './consent-version.ts';
import { CustomerNav } from './customer-nav.tsx';
import { NameSheet } from './name-sheet.tsx';
import { PhoneSheet } from './phone-sheet.tsx';
import { Settings } from './settings.tsx';
import { WorkPlaces } from './work-places.tsx';

/** The person's own data, consents and settings, and the way to work for those who work here. */
export function Me() {
  const { me: words } = useCustomerWords();
  const text = useFailureText();
  const who = useWho();
  const { value, failure, refresh } = useAnswer('GET /v1/me/profile', {});
  const name = useSheet('name');
  const link = useSheet('phone');
  const programme = who?.programme;
  return (
    <Screen title={words.title} nav={<CustomerNav />}>
      {!value && !failure && <Skeleton rows={4} />}
      {!value && failure && (
        <ErrorState message={text(failure)} onRetry={refresh} offline={failure.kind === 'offline'} />
      )}
      {value && (
        <>
          <List>
            <ListRow
              icon="person"
              title={value.name ?? words.noName}
              detail={words.since(day(dayOf(value.joinedAt)))}
              onTap={() => name.open()}
            />
            {value.phone ? (
              <ListRow icon="phone" title={phone(value.phone)} detail={words.phone} />
            ) : (
              <ListRow icon="phone" title={words.linkPhone} detail={words.noPhone} onTap={() => link.open()} />
            )}
          </List>
          <Marketing granted={value.consents.some((c) => c.purpose === 'MARKETING' && c.granted)} onDone={refresh} />
          {name.opened && <NameSheet profile={value} onClose={name.close} onDone={refresh} />}
          {link.opened && <PhoneSheet onClose={link.close} onDone={refresh} />}
        </>
      )}
      <Settings />
      <WorkPlaces />
      <List>{programme && <ListRow icon="share" title={words.share} onTap={() => void invite(programme.name)} />}</List>
    </Screen>
  );

  async function invite(title: string): Promise<void> {
    await share({ title, description: words.shareText(title), thumbnail: '', path: '/' });
  }
}

function Marketing({ granted, onDone }: { granted: boolean; onDone: () => Promise<void> }) {
  const { me: words } = useCustomerWords();
  const text = useFailureText();
  const say = useToast();
  const consent = useAction('POST /v1/me/consents');
  const set = async (on: boolean) => {
    const answer = await consent.run({ body: { purpose: 'MARKETING', textVersion: consentVersion, granted: on } });
    if (!answer?.ok) return;
    say(words.saved);
    await onDone();
  };
  return (
    <Section title={words.consents}>
      <Card>
        <Tick checked={granted} onChecked={(on) => void set(on)}>
          {words.marketing}
        </Tick>
        {consent.failure && <Notice tone="bad">{text(consent.failure)}</Notice>}
      </Card>
    </Section>
  );
}
