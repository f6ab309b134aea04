declare const phoneBrand: unique symbol;

/** A Vietnamese phone number in national form, today's prefixes: "0901234567". */
export type Phone = string & { readonly [phoneBrand]: true };

// The prefix change of 2018: eleven-digit mobile numbers became ten-digit ones (pos-formats.md).
const formerPrefixes: Readonly<Record<string, string>> = {
  '0162': '032',
  '0163': '033',
  '0164': '034',
  '0165': '035',
  '0166': '036',
  '0167': '037',
  '0168': '038',
  '0169': '039',
  '0120': '070',
  '0121': '079',
  '0122': '077',
  '0126': '076',
  '0128': '078',
  '0123': '083',
  '0124': '084',
  '0125': '085',
  '0127': '081',
  '0129': '082',
  '0186': '056',
  '0188': '058',
  '0199': '059',
};

/** Takes a number as people and systems write it (+84, 84, spaces, dots, former prefixes); null when it is none (A05). */
export function parsePhone(text: string): Phone | null {
  const digits = text.replace(/[\s.\-()]/g, '').replace(/^(\+84|84)(?=\d{9,10}$)/, '0');
  const former = formerPrefixes[digits.slice(0, 4)];
  const national = digits.length === 11 && former !== undefined ? former + digits.slice(4) : digits;
  return /^0[235789]\d{8}$/.test(national) ? (national as Phone) : null;
}

/** What staff see: "09*****456" (semantics C11). */
export function maskPhone(phone: Phone): string {
  return `${phone.slice(0, 2)}*****${phone.slice(-3)}`;
}

/** "0901234567" → "090 123 4567". */
export function formatPhone(phone: Phone): string {
  return `${phone.slice(0, 3)} ${phone.slice(3, 6)} ${phone.slice(6)}`;
}
