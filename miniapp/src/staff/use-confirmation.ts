import { useState } from 'react';
import { type Answer, codeOf } from '../api/failure.ts';
import { usePreview } from './use-preview.ts';

interface Look<Body, Preview> {
  readonly run: (sent: { body: Body }) => Promise<Answer<Preview> | null>;
}

interface Confirm<Body, Receipt> {
  readonly run: (sent: { body: Body & { previewHash: string } }) => Promise<Answer<Receipt> | null>;
  readonly clear: () => void;
}

interface Confirmation<Preview> {
  readonly preview: Preview | null;
  /** A newer preview is on its way. */
  readonly stale: boolean;
  /** What was about to be posted was no longer what had been shown: the new numbers stand there now. */
  readonly changed: boolean;
  readonly post: () => Promise<void>;
}

/** Shows what would be posted and posts exactly that: confirming carries the preview's hash back (decisions 16). */
export function useConfirmation<Body extends object, Preview extends { readonly hash: string }, Receipt>(
  look: Look<Body, Preview>,
  confirm: Confirm<Body, Receipt>,
  /** Null while there is nothing to ask yet. */
  body: Body | null,
  onDone: (receipt: Receipt, preview: Preview) => void,
): Confirmation<Preview> {
  const { preview, stale, askAgain } = usePreview(look.run, body);
  const [changed, setChanged] = useState(false);
  const post = async () => {
    if (!preview || stale || body === null) return;
    setChanged(false);
    const answer = await confirm.run({ body: { ...body, previewHash: preview.hash } });
    if (!answer) return;
    if (answer.ok) onDone(answer.value, preview);
    else if (codeOf(answer.failure) === 'PREVIEW_CHANGED') {
      confirm.clear();
      setChanged(true);
      askAgain();
    }
  };
  return { preview, stale, changed, post };
}
