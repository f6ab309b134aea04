import { TextField, Tick } from '../../parts/field.tsx';
import { Card, Section } from '../../parts/list.tsx';
import { useRuleBooks } from '../../words/use-rule-books.ts';
import { isoOfLocal, localTimeOf } from '../local-time.ts';
import { minutesOf, timeOf } from './campaign-life.ts';
import type { CampaignPart } from './campaign-page.tsx';
import { Chips } from './chips.tsx';
import { typed } from './draft.ts';

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
const hoursFirst = { from: 9 * 60, until: 11 * 60 };

/** When it runs: from, until, days of the week, hours; all in Vietnam's time (C02, C04, C05). */
export function CampaignTime({ campaign, onCampaign, notes }: CampaignPart) {
  const { campaigns: words } = useRuleBooks();
  const { hours } = campaign;
  return (
    <Section title={words.time}>
      <Card>
        <TextField
          label={words.from}
          hint={words.timeHint}
          type="datetime-local"
          value={localTimeOf(campaign.from)}
          onValue={(local) => onCampaign({ from: isoOfLocal(local) })}
          {...notes('from')}
        />
        <TextField
          label={words.until}
          type="datetime-local"
          value={localTimeOf(campaign.until)}
          onValue={(local) => onCampaign({ until: isoOfLocal(local) })}
          {...notes('until')}
        />
        <Chips
          label={words.weekdays}
          choices={weekdays.map((value) => ({ value, label: words.weekday[value] }))}
          chosen={campaign.weekdays}
          onChosen={(chosen) => onCampaign({ weekdays: weekdays.filter((one) => chosen.includes(one)) })}
        />
        <Tick checked={hours !== null} onChecked={(on) => onCampaign({ hours: on ? hoursFirst : null })}>
          {words.byHour}
        </Tick>
        {hours && (
          <div className="two-fields">
            <TextField
              label={words.hourFrom}
              type="time"
              value={timeOf(hours.from)}
              onValue={(time) => onCampaign({ hours: { ...hours, from: typed(minutesOf(time, false)) } })}
              {...notes('hours.from')}
            />
            <TextField
              label={words.hourUntil}
              hint={words.midnightHint}
              type="time"
              value={timeOf(hours.until)}
              onValue={(time) => onCampaign({ hours: { ...hours, until: typed(minutesOf(time, true)) } })}
              {...notes('hours.until')}
            />
          </div>
        )}
      </Card>
    </Section>
  );
}
