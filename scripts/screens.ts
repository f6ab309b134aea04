import { signInDesk } from '../e2e/desk.ts';
import { englishOf } from '../e2e/english.ts';
import { furnish, type Ids, waitAtTheCounter } from '../e2e/furnish.ts';
import { handOf } from '../e2e/hand.ts';
import { type Round, rounds } from '../e2e/screens.ts';
import { type OpenShop, openShop } from '../e2e/shop.ts';
import { meet, neutral, stateRounds, underWeather } from '../e2e/states.ts';
import { type Visit, visit } from '../e2e/visit.ts';
import { owner } from './shop/demo-people.ts';
import { welcomeCustomers } from './shop/demo-shop.ts';

/**
 * `npm run screens`: every screen of every role, in both themes and languages, and the owner's on a desktop, into
 * .screens/, which git ignores. `npm run screens -- cashier dark vi counter` takes only those, `-- desk` the desktop's,
 * `-- states` the screens that wait, fail, are offline, have nothing or may not.
 */
const morning = '2026-11-21T09:00:00+07:00';
const themes = ['light', 'dark'] as const;
const languages = ['vi', 'en'] as const;
const ofDesk = 'desk';
const ofStates = 'states';
const quarterMs = 16 * 60_000;

const asked = process.argv.slice(2);
/** Those that were named, or all of them when none was. */
function wanted<One>(all: readonly One[], nameOf: (one: One) => string): readonly One[] {
  const named = all.filter((one) => asked.includes(nameOf(one)));
  return named.length > 0 ? named : all;
}
const itself = (word: string): string => word;

/** A fourth bill at one counter within a quarter of an hour would wait for a manager; what waited meanwhile has lapsed. */
async function later(shop: OpenShop, { rewardId, branchId }: Ids): Promise<void> {
  shop.stack.setClock(new Date(shop.world.nowMs() + quarterMs).toISOString());
  await waitAtTheCounter(shop, rewardId, branchId);
}

async function onPhones(shop: OpenShop, ids: Ids, { who, person, visits }: Round): Promise<void> {
  for (const theme of wanted(themes, itself))
    for (const language of wanted(languages, itself)) {
      if (who === 'cashier') await later(shop, ids);
      const phone = await shop.phoneOf(person, { theme, language });
      const hand = handOf(phone, language === 'en' ? await englishOf() : undefined);
      await hand.phone.open('/');
      for (const screen of visits) {
        await visit(hand, screen);
        console.log(await hand.phone.screenshot(`${screen.name}-${theme}-${language}`));
      }
      await hand.phone.close();
    }
}

/** What stands there while something is missing: the answer, the network, anything to list, the permission. */
async function inEveryWeather(shop: OpenShop): Promise<void> {
  for (const theme of wanted(themes, itself))
    for (const { who, person, states } of stateRounds) {
      const hand = handOf(await shop.phoneOf(person, { theme }));
      const weather = await underWeather(hand);
      await hand.phone.open(neutral);
      await hand.page.locator('main:not(.gate)').waitFor();
      for (const state of states) {
        await meet(hand, state, weather);
        const name = `state-${who.split(' ').at(-1)}-${state.name}-${state.weather.replaceAll(' ', '-')}-${theme}`;
        console.log(await hand.phone.screenshot(name));
      }
      await hand.phone.close();
    }
}

/** The owner's rooms at 1280 × 800, from the door on. */
async function onDesktop(shop: OpenShop, visits: readonly Visit[]): Promise<void> {
  for (const theme of wanted(themes, itself)) {
    const desk = await shop.desk({ theme });
    const picture = async (name: string) => {
      await desk.page.waitForFunction(() => document.querySelector('.bone') === null);
      const path = `.screens/desk-${name}-${theme}.png`;
      await desk.page.screenshot({ path });
      console.log(path);
    };
    const hand = handOf(await shop.phoneOf(owner, { theme }));
    await desk.open('/owner');
    await desk.page.locator('[data-qr]').waitFor();
    await picture('door');
    await signInDesk(desk, hand);
    // A sheet is looked at on the phone.
    for (const { name, path } of visits.filter(({ act }) => !act)) {
      await desk.open(path);
      await desk.page.locator('.desk main').waitFor();
      await picture(name);
    }
    await hand.phone.close();
    await desk.close();
  }
}

const shop = await openShop(morning);
try {
  await welcomeCustomers(shop.world, shop.demo);
  const ids = await furnish(shop);
  const all = rounds(ids);
  const namesScreens = all.some(({ visits }) => visits.some(({ name }) => asked.includes(name)));
  const chosen = all.map((round) => ({
    ...round,
    visits: namesScreens ? round.visits.filter(({ name }) => asked.includes(name)) : round.visits,
  }));
  const onlyOf = [ofDesk, ofStates].filter((part) => asked.includes(part));
  if (onlyOf.length === 0)
    for (const round of wanted(chosen, ({ who }) => who)) if (round.visits.length > 0) await onPhones(shop, ids, round);
  const owners = chosen.find(({ person }) => person === owner);
  if (owners && (asked.length === 0 || asked.includes(ofDesk))) await onDesktop(shop, owners.visits);
  if (asked.length === 0 || asked.includes(ofStates)) await inEveryWeather(shop);
} finally {
  await shop.stop();
}
