import type { WebState } from '../web-settings.ts';
import { words } from '../words/vi.ts';
import { command } from './control.ts';
import { button, element, field } from './element.ts';
import { openSheet } from './sheet.ts';

const newPerson = '+';
const roles = ['customer', 'staff', 'owner'] as const;

/** Who holds this phone: everyone by role, and somebody new. */
export function createHolder(
  place: HTMLElement,
  state: () => WebState,
  refresh: () => Promise<void>,
  hold: (userId: string) => void,
): { root: HTMLElement; show(userId: string): void } {
  let current = '';
  const select = element('select', {
    'aria-label': words.holder,
    onchange: async () => {
      if (select.value !== newPerson) return hold(select.value);
      const userId = await introduce(place);
      if (userId) await refresh();
      show(userId ?? current);
      if (userId) hold(userId);
    },
  });

  function show(userId: string): void {
    current = userId;
    const groups = roles.map((role) => {
      const people = state().people.filter((person) => person.role === role);
      const options = people.map((person) =>
        element('option', { value: person.userId }, person.note ? `${person.name} · ${person.note}` : person.name),
      );
      return element('optgroup', { label: words.roles[role] }, ...options);
    });
    select.replaceChildren(
      ...groups.filter((group) => group.children.length > 0),
      element('option', { value: newPerson }, words.newPerson),
    );
    select.value = userId;
  }
  return { root: element('div', { class: 'holder' }, select), show };
}

/** Asks for a name and a phone; answers the id of the person Zalo now knows. */
function introduce(place: HTMLElement): Promise<string | undefined> {
  return openSheet<string | undefined>(place, words.newPersonTitle, undefined, (settle) => {
    const name = field(words.name, 'text');
    const phone = field(words.phone, 'tel');
    const submit = async (event: Event) => {
      event.preventDefault();
      const given = { name: name.input.value, phone: phone.input.value };
      const { userId, error } = await command<{ userId?: string; error?: 'name' | 'phone' }>('/people', given);
      name.say(error === 'name' ? words.badPerson.name : '');
      phone.say(error === 'phone' ? words.badPerson.phone : '');
      if (userId) settle(userId);
    };
    const create = element('button', { class: 'button main' }, words.create);
    const cancel = button(words.cancel, 'quiet', () => settle(undefined));
    return [
      element('p', {}, words.newPersonHelp),
      element('form', { onsubmit: submit }, name.row, phone.row, element('div', { class: 'row' }, cancel, create)),
    ];
  });
}
