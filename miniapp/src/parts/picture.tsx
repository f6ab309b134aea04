import type { RewardView } from '@quaylai/shared/api/reward-models';
import { useState } from 'react';
import './picture.css';

export type PictureName = RewardView['picture'];

// Two layers on a 64-unit grid: a tinted body and its outline.
const drawn: Readonly<Record<PictureName, { fill: string; line: string }>> = {
  coffee: {
    fill: 'M14 24h30v16a12 12 0 0 1-12 12h-6a12 12 0 0 1-12-12Z',
    line: 'M14 24h30v16a12 12 0 0 1-12 12h-6a12 12 0 0 1-12-12ZM44 28h3a7 7 0 0 1 0 14h-3.5M10 57h38M22 8c-3 3 3 5 0 9M30 8c-3 3 3 5 0 9M38 8c-3 3 3 5 0 9',
  },
  tea: {
    fill: 'M20 26h26l-3 30H23Z',
    line: 'M17 16h32M20 16l3 40h20l3-40M20.7 26h24.6M35 16l4-11h6M28 38a2 2 0 1 0 .1 0M36 44a2 2 0 1 0 .1 0M29 49a2 2 0 1 0 .1 0',
  },
  cake: {
    fill: 'M8 40 54 28v26H8Z',
    line: 'M8 40 54 28v26H8ZM8 40c0-12 14-22 34-20 7 .8 12 4 12 8M8 47h46M34 18a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM36 10c1-3 3-5 6-5',
  },
  cup: {
    fill: 'M20 20h24l-3 36H23Z',
    line: 'M18 20h28M20 20l3 36h18l3-36M22 14h20l3 6H19ZM21.5 32h21M22.5 44h19',
  },
  bag: {
    fill: 'M12 22h40v34H12Z',
    line: 'M12 22h40v34H12ZM22 28v-8a10 10 0 0 1 20 0v8M24 42c4 6 12 6 16 0',
  },
  bean: {
    fill: 'M32 10c12 0 18 10 18 22s-6 22-18 22-18-10-18-22 6-22 18-22Z',
    line: 'M32 10c12 0 18 10 18 22s-6 22-18 22-18-10-18-22 6-22 18-22ZM34 10c-10 8 6 16-2 24s-4 14 0 20',
  },
  discount: {
    fill: 'M8 22h48v7a5 5 0 0 0 0 10v7H8v-7a5 5 0 0 0 0-10Z',
    line: 'M8 18h48v9a5 5 0 0 0 0 10v9H8v-9a5 5 0 0 0 0-10ZM25 40l14-16M26 27a2 2 0 1 0 .1 0M38 38a2 2 0 1 0 .1 0',
  },
  gift: {
    fill: 'M12 30h40v26H12Z',
    line: 'M12 30h40v26H12ZM8 20h48v10H8ZM32 20v36M32 20c-8 0-14-2-14-7s7-6 10-1c2 3 4 8 4 8ZM32 20c8 0 14-2 14-7s-7-6-10-1c-2 3-4 8-4 8Z',
  },
};

interface PictureProps {
  name: PictureName;
  size: 'row' | 'wide' | 'tile';
  /** The shop's own: over the drawn one, which stays while it loads and when it cannot be loaded. */
  photo?: string | null | undefined;
  /** Where the reward's name does not stand beside it. */
  alt?: string;
}

/** A reward's picture; its name stands beside it, so it says nothing itself. */
export function Picture({ name, size, photo, alt = '' }: PictureProps) {
  const [lost, setLost] = useState<string | null>(null);
  return (
    <span className={`picture picture-${size}`}>
      <svg viewBox="0 0 64 64" aria-hidden="true" focusable="false">
        <path className="fill" d={drawn[name].fill} />
        <path d={drawn[name].line} />
      </svg>
      {photo && photo !== lost && (
        <img src={photo} alt={alt} loading="lazy" decoding="async" onError={() => setLost(photo)} />
      )}
    </span>
  );
}
