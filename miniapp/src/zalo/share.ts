import { openShareSheet } from 'zmp-sdk/apis';
import { answered, refused, type ZaloAnswer } from './answer.ts';
import { ask, personMsMax } from './ask.ts';

export interface Shared {
  readonly title: string;
  readonly description: string;
  readonly thumbnail: string;
  readonly path: string;
}

const titleCharsMax = 100;
const descriptionCharsMax = 400;

/** Opens Zalo's share sheet with a link back into this Mini App. Problems: cancelled, timeout, … */
export async function share(link: Shared): Promise<ZaloAnswer<null>> {
  const data = {
    title: link.title.slice(0, titleCharsMax),
    description: link.description.slice(0, descriptionCharsMax),
    thumbnail: link.thumbnail,
    path: link.path,
  };
  const answer = await ask(() => openShareSheet({ type: 'zmp_deep_link', data }), personMsMax);
  if (!answer.ok) return answer;
  return answer.value.status === 0 ? refused('cancelled') : answered(null);
}
