type Child = Node | string | null | undefined | false;
type Properties = Readonly<Record<string, string | boolean | ((event: Event) => void) | undefined>>;

/** A small element builder: `on…` adds a listener, `true` sets a bare attribute, undefined and false set none. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Properties = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (typeof value === 'function') made.addEventListener(name.slice(2), value);
    else if (value === true) made.setAttribute(name, '');
    else if (typeof value === 'string') made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

export const button = (text: string, kind: 'main' | 'plain' | 'quiet', onclick: () => void): HTMLButtonElement =>
  element('button', { type: 'button', class: `button ${kind}`, onclick }, text);

let lastField = 0;

/** An input with its label, and a place for what is wrong with it. */
export function field(
  label: string,
  type: string,
): { row: HTMLElement; input: HTMLInputElement; say(problem: string): void } {
  const id = `field-${++lastField}`;
  const input = element('input', {
    id,
    type,
    'aria-describedby': `${id}-problem`,
    autocomplete: 'off',
    spellcheck: 'false',
  });
  const problem = element('p', { id: `${id}-problem`, class: 'problem', role: 'alert' });
  const row = element('div', { class: 'field' }, element('label', { for: id }, label), input, problem);
  return { row, input, say: (text) => (problem.textContent = text) };
}
