import { Button } from '../../parts/button.tsx';
import { Facts } from '../../parts/list.tsx';
import { Sheet } from '../../parts/overlay.tsx';
import { Notice } from '../../parts/states.tsx';
import { useToast } from '../../parts/toast.tsx';
import { useShopWords } from '../../words/use-shop-words.ts';
import type { TillWithSecret } from './tills.tsx';

interface SecretProps {
  till: TillWithSecret;
  renewed: boolean;
  onClose: () => void;
}

/** The secret, this once; closing says in words what closing means. */
export function SecretSheet({ till, renewed, onClose }: SecretProps) {
  const { tills: words } = useShopWords();
  const say = useToast();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(till.secret);
      say(words.copied);
    } catch {
      say(words.copyFailed);
    }
  };
  return (
    <Sheet
      title={words.secretTitle}
      onClose={onClose}
      actions={
        <>
          <Button onClick={() => void copy()}>{words.copy}</Button>
          <Button look="quiet" onClick={onClose}>
            {words.closeSecret}
          </Button>
        </>
      }
    >
      <Notice tone="warn">{words.secretOnce}</Notice>
      <Facts facts={[[words.id, <code key="id">{till.integrationId}</code>]]} />
      <p className="secret">
        <code>{till.secret}</code>
      </p>
      {renewed && <p className="field-hint">{words.secretOld}</p>}
    </Sheet>
  );
}
