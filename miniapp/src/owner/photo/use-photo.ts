import { type PictureType, pictureBytesMax } from '@quaylai/shared/api/picture-limits';
import { useRef, useState } from 'react';
import type { Failure } from '../../api/failure.ts';
import { sendFile } from '../../api/send-file.ts';
import { useAction } from '../../api/use-action.ts';
import { type PhotoProblem, smallPicture } from './small-picture.ts';

export interface SentPhoto {
  readonly photo: string;
  readonly photoUrl: string;
}

export type PhotoState =
  | { readonly kind: 'idle' }
  /** `share` of it is out, from 0 to 1. */
  | { readonly kind: 'sending'; readonly share: number }
  | { readonly kind: 'refused'; readonly problem: PhotoProblem }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** From a chosen file to a photo that a reward can name. What failed can be sent again without choosing again. */
export function usePhoto(onSent: (sent: SentPhoto) => void) {
  const [state, setState] = useState<PhotoState>({ kind: 'idle' });
  const last = useRef<File | null>(null);
  // What was typed while the photo was on its way must not be undone by what was known when it left.
  const told = useRef(onSent);
  told.current = onSent;
  const offer = useAction('POST /v1/admin/pictures');
  const confirm = useAction('POST /v1/admin/pictures/{pictureId}/confirm');

  const send = async (chosen: File): Promise<PhotoState> => {
    last.current = chosen;
    setState({ kind: 'sending', share: 0 });
    const small = await smallPicture(chosen);
    if (!small.ok) return { kind: 'refused', problem: small.problem };
    if (small.file.size > pictureBytesMax) return { kind: 'refused', problem: 'tooLarge' };
    const form = await offer.run({ body: { type: small.file.type as PictureType } });
    if (!form?.ok) return form ? { kind: 'failed', failure: form.failure } : { kind: 'idle' };
    const sent = await sendFile(form.value, small.file, (share) => setState({ kind: 'sending', share }));
    if (sent !== 'sent') return { kind: 'failed', failure: { kind: 'offline' } };
    const taken = await confirm.run({ params: { pictureId: form.value.pictureId } });
    if (!taken?.ok) return taken ? { kind: 'failed', failure: taken.failure } : { kind: 'idle' };
    told.current(taken.value);
    return { kind: 'idle' };
  };
  const choose = (chosen: File) => void send(chosen).then(setState);
  return { state, choose, again: () => last.current && choose(last.current) };
}
