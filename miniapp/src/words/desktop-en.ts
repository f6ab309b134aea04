import type { DesktopWords } from './desktop-vi.ts';

const browsers: Readonly<Record<string, string>> = {
  CHROME: 'Chrome',
  COC_COC: 'Cốc Cốc',
  EDGE: 'Edge',
  FIREFOX: 'Firefox',
  OPERA: 'Opera',
  SAFARI: 'Safari',
};
const systems: Readonly<Record<string, string>> = {
  WINDOWS: 'Windows',
  MAC: 'a Mac',
  LINUX: 'Linux',
  CHROME_OS: 'ChromeOS',
  ANDROID: 'Android',
  IOS: 'an iPhone or iPad',
};

export const desktopEn: DesktopWords = {
  device: ({ browser, system }) =>
    `${browsers[browser] ?? 'An unknown browser'} on ${systems[system] ?? 'an unknown device'}`,
  door: {
    title: 'Sign in on this computer',
    lead: 'Use the owner’s phone to open the console on this computer.',
    steps: [
      'Open Zalo on the phone and go to the shop’s Mini App.',
      'In the owner’s part choose “Sign in on a computer”.',
      'Scan this code, read what it says, and agree.',
    ],
    qrLabel: 'Sign-in QR code, for one use',
    renews: 'The code changes every minute and works once.',
    seen: 'Scanned. Now agree on the phone.',
    refused: 'The phone said no. Nobody is signed in here.',
    stopped: 'The code rests, as nobody scanned it for a while.',
    again: 'Show a new code',
    ended: 'The session on this computer has ended. Drafts are kept: scan again to go on.',
  },
  phone: {
    title: 'Computers',
    row: 'Sign in on a computer',
    rowDetail: 'Edit rules and import lists on a large screen',
    hold: 'Scan the code on the computer’s screen',
    lead: 'Open the console on a computer, then scan the QR code it shows. Scan only a computer that you sit at.',
    address: (address) => `Console: ${address}`,
    scan: 'Scan the code',
    askTitle: 'Let this computer in?',
    asked: 'Asked at',
    network: 'Network',
    sameNetwork: 'The same as this phone',
    otherNetwork: 'Another one than this phone',
    warn: 'This computer is not on your network. Agree only if you sit at it. If somebody sent you the code, refuse.',
    may: 'It will see and change everything an owner can, for 30 minutes. You can sign it out from here at any time.',
    agree: 'Agree',
    refuse: 'Refuse',
    agreed: 'The computer is signed in',
    refused: 'Refused',
    open: 'Signed in now',
    none: 'No computer is signed in.',
    until: (since, until) => `Since ${since}, ends by itself at ${until}`,
    end: 'Sign out',
    endLabel: (device) => `Sign out ${device}`,
    ended: 'Signed out',
    onDesktop: 'Please open this on your phone.',
  },
  signOut: 'Sign out here',
};
