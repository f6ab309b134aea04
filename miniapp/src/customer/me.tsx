import { Awaiting } from '../api/awaiting.tsx';
import { useAnswer } from '../api/use-answer.ts';
import { List, ListRow } from '../parts/list.tsx';
import { Screen } from '../parts/screen.tsx';
import { useToast } from '../parts/toast.tsx';
import { useSheet } from '../parts/use-sheet.ts';
import { useWho } from '../state/session.ts';
import { day, dayOf, phone } from '../words/format.ts';
import { useCustomerWords } from '../words/use-customer-words.ts';
import { useWords } from '../words/use-words.ts';
import { share } from '../zalo/share.ts';
import { Consents } from './consents.tsx';
import { CustomerNav } from './customer-nav.tsx';
import { MyData } from './my-data.tsx';
import { NameSheet } from './name-sheet.tsx';
import { PhoneSheet } from './phone-sheet.tsx';
import { Settings } from './settings.tsx';
import { sharePicture } from './share-picture.ts';
import { WorkPlaces } from './work-places.tsx';

/** The person's own data, consents and settings, and the way to work for those who work here. */
export function Me() {
  const { me: words } = useCustomerWords();
  const { value, failure, refresh } = useAnswer('GET /v1/me/profile', {});
  const name = useSheet('name');
  const link = useSheet('phone');
  return (
    <Screen title={words.title} nav={<CustomerNav />}>
      {!value && <Awaiting failure={failure} onRetry={refresh} rows={4} />}
      {value && (
        <>
          <List>
            <ListRow
              icon="person"
              title={value.name ?? words.noName}
              detail={words.since(day(dayOf(value.joinedAt)))}
              onTap={() => name.open()}
            />
            <ListRow
              icon="gift"
              title={value.birthday ? day(value.birthday) : words.birthday}
              detail={value.birthday ? words.birthday : words.noBirthday}
              onTap={() => name.open()}
            />
            {value.phone ? (
              <ListRow icon="phone" title={phone(value.phone)} detail={words.phone} />
            ) : (
              <ListRow icon="phone" title={words.linkPhone} detail={words.noPhone} onTap={() => link.open()} />
            )}
          </List>
          <WorkPlaces />
          <Invite />
          <Consents consents={value.consents} onDone={refresh} />
          {name.opened && <NameSheet profile={value} onClose={name.close} onDone={refresh} />}
          {link.opened && <PhoneSheet onClose={link.close} onDone={refresh} />}
        </>
      )}
      <Settings />
      <MyData />
    </Screen>
  );
}

/** A friend gets a link to this shop's card; who closes Zalo's sheet hears nothing, who could not share hears why. */
function Invite() {
  const { me: words } = useCustomerWords();
  const { zalo } = useWords();
  const programme = useWho()?.programme;
  const say = useToast();
  if (!programme) return null;
  const { name } = programme;
  const invite = async () => {
    const link = { title: name, description: words.shareText(name), thumbnail: sharePicture(), path: '/' };
    const answer = await share(link);
    if (answer.ok) say(words.shared);
    else if (answer.problem !== 'cancelled') say(zalo[answer.problem]);
  };
  return (
    <List>
      <ListRow icon="share" title={words.share} detail={words.shareHint} onTap={() => void invite()} />
    </List>
  );
}
