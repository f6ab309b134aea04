import { useNavigate } from 'react-router-dom';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/overlay.tsx';
import { useSheet } from '../../parts/use-sheet.ts';
import { useWords } from '../../words/use-words.ts';
import { useDesk } from './desk.tsx';
import type { Draft } from './draft.ts';

interface RemoveProps {
  name: string;
  words: { remove: (name: string) => string; removeTitle: (name: string) => string; removeBody: string };
  /** The draft without it. */
  without: (shown: Draft) => Draft;
}

/** Takes a tier or a campaign out of the draft, after a question. */
export function RemovePart({ name, words, without }: RemoveProps) {
  const { parts } = useWords();
  const { shown, change } = useDesk();
  const navigate = useNavigate();
  const asked = useSheet('remove');
  const remove = () => {
    change(without(shown));
    // Two steps back: the question, then this page, which has nothing to show any more.
    navigate('/owner/rules', { replace: true });
  };
  return (
    <>
      <Button look="danger" onClick={() => asked.open()}>
        {words.remove(name)}
      </Button>
      {asked.opened && (
        <Dialog
          title={words.removeTitle(name)}
          onClose={asked.close}
          actions={
            <>
              <Button look="danger" onClick={remove}>
                {words.remove(name)}
              </Button>
              <Button look="quiet" onClick={asked.close}>
                {parts.cancel}
              </Button>
            </>
          }
        >
          <p>{words.removeBody}</p>
        </Dialog>
      )}
    </>
  );
}
