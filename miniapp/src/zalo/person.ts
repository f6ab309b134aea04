import { getPhoneNumber, getUserInfo } from 'zmp-sdk/apis';
import { answered, refused, type ZaloAnswer } from './answer.ts';
import { ask, personMsMax } from './ask.ts';

export interface Person {
  readonly name: string;
  readonly picture: string;
}

/**
 * Name and picture; opens Zalo's consent sheet, so call it only from a tap that explained why. Problems: denied,
 * timeout, …
 */
export async function askPerson(): Promise<ZaloAnswer<Person>> {
  return person(await ask(() => getUserInfo({ autoRequestPermission: true, avatarType: 'normal' }), personMsMax));
}

function person(answer: ZaloAnswer<{ userInfo: { name: string; avatar: string } }>): ZaloAnswer<Person> {
  if (!answer.ok) return answer;
  const { name, avatar } = answer.value.userInfo;
  // Before consent Zalo answers with an empty name instead of an error.
  return name ? answered({ name, picture: avatar }) : refused('denied');
}

/**
 * A one-time token (about two minutes) that our server exchanges for the phone number. Problems: denied, forbidden,
 * timeout, …
 */
export async function askPhoneToken(): Promise<ZaloAnswer<string>> {
  const answer = await ask(() => getPhoneNumber({}), personMsMax);
  if (!answer.ok) return answer;
  return answer.value.token ? answered(answer.value.token) : refused('denied');
}
