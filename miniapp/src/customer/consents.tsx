import type { ConsentView } from '@quaylai/shared/api/member-models';
import { useAction } from '../api/use-action.ts';
import { useFailureText } from '../api/use-failure-text.ts';
import { Tick } from '../parts/field.tsx';
import { Icon } from '../parts/icon.tsx';
import { Card, Section } from '../parts/list.tsx';
import { Notice } from '../parts/states.tsx';
import { useToast } from '../parts/toast.tsx';
import { day, dayOf } from '../words/format.ts';
import { useCustomerWords } from '../words/use-customer-words.ts';
import { consentVersion } from './consent-version.ts';

interface ConsentsProps {
  consents: readonly ConsentView[];
  onDone: () => Promise<void>;
}

/** One purpose, one decision (law 91/2025): what runs the membership is told, offers are chosen and dropped as easily. */
export function Consents({ consents, onDone }: ConsentsProps) {
  const { me: words } = useCustomerWords();
  const text = useFailureText();
  const say = useToast();
  const consent = useAction('POST /v1/me/consents');
  const of = (purpose: ConsentView['purpose']) => consents.find((one) => one.purpose === purpose && one.granted);
  const membership = of('MEMBERSHIP');
  const marketing = of('MARKETING');
  const set = async (granted: boolean) => {
    const answer = await consent.run({ body: { purpose: 'MARKETING', textVersion: consentVersion, granted } });
    if (!answer?.ok) return;
    say(granted ? words.marketingOn : words.marketingOff);
    await onDone();
  };
  return (
    <Section title={words.consents}>
      <Card>
        {membership && (
          <div className="row">
            <span className="good">
              <Icon name="check" />
            </span>
            <p className="grow">
              {words.membership}
              <br />
              <span className="small quiet">{words.membershipSince(day(dayOf(membership.at)))}</span>
            </p>
          </div>
        )}
        <Tick checked={marketing !== undefined} onChecked={(on) => void set(on)}>
          {words.marketing}
          <br />
          <span className="small quiet">{words.marketingWhy}</span>
        </Tick>
        {consent.failure && <Notice tone="bad">{text(consent.failure)}</Notice>}
      </Card>
    </Section>
  );
}
