import { useAction } from '../../api/use-action.ts';
import { useFailureText } from '../../api/use-failure-text.ts';
import { Button } from '../../parts/button.tsx';
import { Facts } from '../../parts/list.tsx';
import { Sheet } from '../../parts/overlay.tsx';
import { Notice } from '../../parts/states.tsx';
import { useToast } from '../../parts/toast.tsx';
import { timeOf } from '../../words/format.ts';
import { useDesktopWords } from '../../words/use-desktop-words.ts';
import type { SeenDesktop } from './desktops.tsx';

/** What is about to be signed in, and by whom it may have been put before the owner: read first, then agree. */
export function AskSheet({ seen, onClose }: { seen: SeenDesktop; onClose: () => void }) {
  const { phone: words, device } = useDesktopWords();
  const toast = useToast();
  const text = useFailureText();
  const answer = useAction('POST /v1/admin/desktop/sign-ins/answer');
  const say = async (agrees: boolean) => {
    const said = await answer.run({ body: { content: seen.content, agrees } });
    if (!said?.ok) return;
    toast(agrees ? words.agreed : words.refused);
    onClose();
  };
  return (
    <Sheet
      title={words.askTitle}
      // Leaving without an answer is a no: the desktop shall not wait for it.
      onClose={() => void say(false).finally(onClose)}
      actions={
        <>
          <Button busy={answer.busy} onClick={() => void say(true)}>
            {words.agree}
          </Button>
          <Button look="second" busy={answer.busy} onClick={() => void say(false)}>
            {words.refuse}
          </Button>
        </>
      }
    >
      <p className="h3">{device(seen)}</p>
      <Facts
        facts={[
          [words.asked, timeOf(seen.askedAt)],
          [words.network, seen.sameNetwork ? words.sameNetwork : words.otherNetwork],
        ]}
      />
      {!seen.sameNetwork && <Notice tone="warn">{words.warn}</Notice>}
      <p className="small quiet">{words.may}</p>
      {answer.failure && <Notice tone="bad">{text(answer.failure)}</Notice>}
    </Sheet>
  );
}
