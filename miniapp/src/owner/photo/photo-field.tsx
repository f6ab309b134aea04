import { pictureTypes } from '@quaylai/shared/api/picture-limits';
import { type ChangeEvent, useId, useRef } from 'react';
import { useFailureText } from '../../api/use-failure-text.ts';
import { Button } from '../../parts/button.tsx';
import { Picture, type PictureName } from '../../parts/picture.tsx';
import { Progress } from '../../parts/progress.tsx';
import { Notice } from '../../parts/states.tsx';
import { useOwnerWords } from '../../words/use-owner-words.ts';
import { useWords } from '../../words/use-words.ts';
import './photo.css';
import { type SentPhoto, usePhoto } from './use-photo.ts';

interface PhotoFieldProps {
  readonly photoUrl: string | null;
  /** Shown while there is no photo, or it cannot be loaded. */
  readonly drawn: PictureName;
  /** Null takes it off. */
  readonly onPhoto: (photo: SentPhoto | null) => void;
}

/** A photo of the shop's own: from the gallery or the camera, made small here, seen as customers will see it. */
export function PhotoField({ photoUrl, drawn, onPhoto }: PhotoFieldProps) {
  const { rewards: words } = useOwnerWords();
  const { parts } = useWords();
  const text = useFailureText();
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const { state, choose, again } = usePhoto(onPhoto);
  const sending = state.kind === 'sending';
  const chosen = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [file] = target.files ?? [];
    // The same file can be chosen once more.
    target.value = '';
    if (file) choose(file);
  };
  return (
    <div className="photo-field">
      <label htmlFor={id}>{words.photo}</label>
      <Picture name={drawn} size="wide" photo={photoUrl} alt={words.photoNow} />
      {sending && <Progress label={words.photoSending} value={state.share} max={1} />}
      <p className="small quiet">{words.photoHint}</p>
      {state.kind === 'refused' && <Notice tone="bad">{words.photoProblems[state.problem]}</Notice>}
      {state.kind === 'failed' && (
        <Notice tone="bad">
          <p>{state.failure.kind === 'offline' ? words.photoOffline : text(state.failure)}</p>
          <Button look="quiet" onClick={again}>
            {parts.retry}
          </Button>
        </Notice>
      )}
      <input ref={input} id={id} hidden type="file" accept={pictureTypes.join(',')} onChange={chosen} />
      <div className="two-buttons">
        <Button look="second" busy={sending} onClick={() => input.current?.click()}>
          {photoUrl ? words.photoOther : words.photoChoose}
        </Button>
        {photoUrl && !sending && (
          <Button look="quiet" onClick={() => onPhoto(null)}>
            {words.photoRemove}
          </Button>
        )}
      </div>
    </div>
  );
}
