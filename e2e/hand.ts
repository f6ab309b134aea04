import type { Locator, Page } from 'playwright-core';
import type { TestPhone } from './phone.ts';

/** Long enough for two busy cores, short enough to tell where a story stopped. */
const patienceMs = 15_000;

/** A person using a phone: they go by what they read, and wait until they see it. */
export interface Hand {
  readonly phone: TestPhone;
  readonly page: Page;
  /** Taps the button, link or tab of exactly this name. */
  tap(name: string): Promise<void>;
  /** Taps the row or tile that carries these words. */
  tapOn(words: string | RegExp): Promise<void>;
  type(label: string | RegExp, text: string): Promise<void>;
  /** Waits until these words can be read somewhere. */
  reads(words: string | RegExp): Promise<Locator>;
  /** Waits until these words are gone. */
  misses(words: string | RegExp): Promise<void>;
  /** The words as they stand on this phone, whose holder may read English. */
  says(words: string | RegExp): string | RegExp;
}

const spaces = /\s+/g;

/** Words as a person reads them: spaces that do not break look like any other. */
const readable = (words: string | RegExp): string | RegExp =>
  typeof words === 'string' ? new RegExp(escaped(words).replace(spaces, '\\s+')) : words;

const escaped = (words: string): string => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

export function handOf(phone: TestPhone, says: Hand['says'] = (words) => words): Hand {
  const { page } = phone;
  page.setDefaultTimeout(patienceMs);
  const control = (name: string | RegExp) =>
    page
      .getByRole('button', { name, exact: true })
      .or(page.getByRole('link', { name, exact: true }))
      .or(page.getByRole('tab', { name, exact: true }));
  return {
    phone,
    page,
    says,
    tap: (name) => control(says(name)).first().click(),
    tapOn: (words) =>
      control(readable(says(words)))
        .first()
        .click(),
    type: (label, text) => page.getByLabel(says(label)).fill(text),
    reads: async (words) => {
      const found = page
        .getByText(readable(says(words)))
        .filter({ visible: true })
        .first();
      await found.waitFor();
      return found;
    },
    misses: (words) =>
      page
        .getByText(readable(says(words)))
        .first()
        .waitFor({ state: 'hidden' }),
  };
}

/** What went wrong on the phone beyond refusals, which Chromium reports as errors too and the screen has told the person. */
export const surprises = ({ phone }: Hand): readonly string[] =>
  phone.errors.filter((error) => !/the server responded with a status of 4\d\d/.test(error));
