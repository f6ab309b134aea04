import { Button } from '../parts/button.tsx';
import { Dotted } from '../parts/dotted.tsx';
import { Facts, List, ListRow, Pill, Section } from '../parts/list.tsx';
import { Sheet } from '../parts/overlay.tsx';
import { Notice } from '../parts/states.tsx';
import { useSheet } from '../parts/use-sheet.ts';
import { type LateBill, useLateBills } from '../state/late-bills.ts';
import { moment, money, phone, timeOf } from '../words/format.ts';
import { useStaffWords } from '../words/use-staff-words.ts';

/** The bills that are on this phone and nowhere else yet; nothing where there are none. */
export function LateList() {
  const { late: words } = useStaffWords();
  const { bills, drop } = useLateBills();
  const sheet = useSheet('late');
  if (bills.length === 0) return null;
  const opened = bills.find(({ key }) => key === sheet.opened);
  return (
    <Section title={words.title(bills.length)}>
      <List>
        {bills.map((bill) => (
          <ListRow
            key={bill.key}
            icon={bill.refusal === null ? 'clock' : 'alert'}
            title={money(bill.amountDong)}
            detail={<Dotted facts={[timeOf(bill.soldAt), whoOf(bill)]} />}
            end={
              <Pill tone={bill.refusal === null ? 'warn' : 'bad'}>
                {bill.refusal === null ? words.waits : words.refused}
              </Pill>
            }
            arrow={false}
            onTap={() => sheet.open(bill.key)}
          />
        ))}
      </List>
      {opened && (
        <LateSheet
          bill={opened}
          onClose={sheet.close}
          onDrop={() => {
            sheet.close();
            drop(opened.key);
          }}
        />
      )}
    </Section>
  );
}

const whoOf = ({ customer }: LateBill): string | null =>
  'phone' in customer ? phone(customer.phone) : customer.phoneMasked;

function LateSheet({ bill, onClose, onDrop }: { bill: LateBill; onClose: () => void; onDrop: () => void }) {
  const { late: words, bill: billWords, approvals, reviews } = useStaffWords();
  return (
    <Sheet
      title={words.one(money(bill.amountDong))}
      onClose={onClose}
      actions={
        <Button look="danger" onClick={onDrop}>
          {words.drop}
        </Button>
      }
    >
      {bill.refusal === null ? <p className="quiet">{words.savedHow}</p> : <Notice tone="bad">{bill.refusal}</Notice>}
      <Facts
        facts={[
          [approvals.member, whoOf(bill) ?? '–'],
          [reviews.at, moment(bill.soldAt)],
          ...(bill.billNumber === null ? [] : [[billWords.number, bill.billNumber] as const]),
        ]}
      />
      <p className="small quiet">{words.dropMeans}</p>
    </Sheet>
  );
}
