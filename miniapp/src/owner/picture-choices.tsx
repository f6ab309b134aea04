import { useId } from 'react';
import { Picture, type PictureName } from '../parts/picture.tsx';
import { useOwnerWords } from '../words/use-owner-words.ts';

/** The drawn pictures, as radio buttons with names. */
export function PictureChoices({
  chosen,
  onChosen,
}: {
  chosen: PictureName;
  onChosen: (picture: PictureName) => void;
}) {
  const { rewards: words } = useOwnerWords();
  const name = useId();
  return (
    <fieldset className="picture-choices">
      <legend>{words.picture}</legend>
      {(Object.keys(words.pictures) as PictureName[]).map((picture) => (
        <label key={picture}>
          <input type="radio" name={name} checked={picture === chosen} onChange={() => onChosen(picture)} />
          <Picture name={picture} size="tile" />
          {words.pictures[picture]}
        </label>
      ))}
    </fieldset>
  );
}
