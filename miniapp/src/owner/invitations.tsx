import type { Replied } from '../api/client.ts';
import { More } from '../api/more.tsx';
import { useAction } from '../api/use-action.ts';
import { useFailureText } from '../api/use-failure-text.ts';
import { usePages } from '../api/use-pages.ts';
import { Button } from '../parts/button.tsx';
import { Card, Pill } from '../parts/list.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { Notice } from '../parts/states.tsx';
import { useToast } from '../parts/toast.tsx';
import { useCustomerWords } from '../words/use-customer-words.ts';
import { useOwnerWords } from '../words/use-owner-words.ts';

type Invitation = Replied<'GET /v1/admin/staff/invitations'>['items'][number];

/** Invitations still open: the owner confirms that whoever accepted is whom they meant. */
export function Invitations({ onConfirmed }: { onConfirmed: () => Promise<void> }) {
  const { people: words } = useOwnerWords();
  const text = useFailureText();
  const { items, failure, refresh, more } = usePages('GET /v1/admin/staff/invitations', {
    query: {},
  });
  const open = items?.filter((one) => one.state === 'OPEN' || one.state === 'ACCEPTED');
  if (!open) return failure ? <Notice tone="bad">{text(failure)}</Notice> : <Skeleton rows={2} />;
  if (open.length === 0 && !more.hasMore) return <p className="quiet">{words.none}</p>;
  return (
    <>
      {open.map((one) => (
        <InvitationCard
          key={one.invitationId}
          invitation={one}
          onDone={async () => {
            await Promise.all([refresh(), onConfirmed()]);
          }}
        />
      ))}
      <More {...more} />
    </>
  );
}

function InvitationCard({ invitation, onDone }: { invitation: Invitation; onDone: () => Promise<void> }) {
  const { people: words } = useOwnerWords();
  const { role } = useCustomerWords();
  const text = useFailureText();
  const say = useToast();
  const confirm = useAction('POST /v1/admin/staff/invitations/{invitationId}/confirm');
  const cancel = useAction('DELETE /v1/admin/staff/invitations/{invitationId}');
  const params = { invitationId: invitation.invitationId };
  const name = invitation.acceptedBy;
  const failure = confirm.failure ?? cancel.failure;
  const runConfirm = async () => {
    const answer = await confirm.run({ params });
    if (!answer?.ok) return;
    say(words.confirmed(answer.value.name));
    await onDone();
  };
  const runCancel = async () => {
    const answer = await cancel.run({ params });
    if (answer?.ok) await onDone();
  };
  return (
    <Card>
      <div className="row between">
        <span className="strong wrap-anywhere">{invitation.label}</span>
        <Pill tone={invitation.state === 'ACCEPTED' ? 'warn' : 'plain'}>{words.states[invitation.state]}</Pill>
      </div>
      <p className="small quiet">{role[invitation.role]}</p>
      {name && <p>{words.accepted(name)}</p>}
      {failure && <Notice tone="bad">{text(failure)}</Notice>}
      {invitation.state === 'ACCEPTED' && name && (
        <Button busy={confirm.busy} onClick={() => void runConfirm()}>
          {words.confirm(name)}
        </Button>
      )}
      <Button look="quiet" busy={cancel.busy} onClick={() => void runCancel()}>
        {words.cancel}
      </Button>
    </Card>
  );
}
