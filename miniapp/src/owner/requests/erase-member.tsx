import { useNavigate } from 'react-router-dom';
import { useAction } from '../../api/use-action.ts';
import { useFailureText } from '../../api/use-failure-text.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/overlay.tsx';
import { Notice } from '../../parts/states.tsx';
import { useToast } from '../../parts/toast.tsx';
import { useSheet } from '../../parts/use-sheet.ts';
import { useRequestsWords } from '../../words/use-requests-words.ts';
import { useWords } from '../../words/use-words.ts';

/** Erases a member who asked by word of mouth: named, with its consequence, and asked twice (A04). */
export function EraseMember({ memberId, name }: { memberId: string; name: string }) {
  const words = useRequestsWords();
  const asked = useSheet('erase');
  return (
    <>
      <Button look="danger" onClick={() => asked.open()}>
        {words.erase}
      </Button>
      {asked.opened && <EraseDialog memberId={memberId} name={name} onClose={asked.close} />}
    </>
  );
}

function EraseDialog({ memberId, name, onClose }: { memberId: string; name: string; onClose: () => void }) {
  const words = useRequestsWords();
  const { parts } = useWords();
  const text = useFailureText();
  const say = useToast();
  const navigate = useNavigate();
  const erase = useAction('POST /v1/admin/members/{memberId}/erase');
  const run = async () => {
    const answer = await erase.run({ params: { memberId } });
    if (!answer?.ok) return;
    say(words.erased);
    navigate('/owner/members', { replace: true });
  };
  return (
    <Dialog
      title={words.eraseTitle(name)}
      onClose={onClose}
      actions={
        <>
          <Button look="danger" busy={erase.busy} onClick={() => void run()}>
            {words.eraseDo}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {parts.cancel}
          </Button>
        </>
      }
    >
      <p>{words.eraseBody}</p>
      {erase.failure && <Notice tone="bad">{text(erase.failure)}</Notice>}
    </Dialog>
  );
}
