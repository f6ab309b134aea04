import { handOf } from '../e2e/hand.ts';
import { furnish, rounds, visit } from '../e2e/screens.ts';
import { openShop } from '../e2e/shop.ts';
import { welcomeCustomers } from './shop/demo-shop.ts';

/**
 * `npm run screens`: every screen of every role, in both themes and languages, into .screens/, which git ignores.
 * `npm run screens -- cashier dark vi` takes only those.
 */
const morning = '2026-11-21T09:00:00+07:00';
const themes = ['light', 'dark'] as const;
const languages = ['vi', 'en'] as const;

const asked = process.argv.slice(2);
/** Those that were named, or all of them when none was. */
function wanted<One>(all: readonly One[], nameOf: (one: One) => string): readonly One[] {
  const named = all.filter((one) => asked.includes(nameOf(one)));
  return named.length > 0 ? named : all;
}
const itself = (word: string): string => word;

const shop = await openShop(morning);
try {
  await welcomeCustomers(shop.world, shop.demo);
  for (const { person, visits } of wanted(rounds(await furnish(shop)), ({ who }) => who))
    for (const theme of wanted(themes, itself))
      for (const language of wanted(languages, itself)) {
        const hand = handOf(await shop.phoneOf(person, { theme, language }));
        await hand.phone.open('/');
        for (const screen of visits) {
          // Opened by words that only Vietnamese has.
          if (language === 'en' && screen.act) continue;
          await visit(hand, language === 'en' ? { name: screen.name, path: screen.path } : screen);
          console.log(await hand.phone.screenshot(`${screen.name}-${theme}-${language}`));
        }
        await hand.phone.close();
      }
} finally {
  await shop.stop();
}
