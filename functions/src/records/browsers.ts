import type { Browser, BrowserSystem, Device } from '@quaylai/shared/api/desktop-models';

/** Longer ones are somebody's joke. */
const userAgentLengthMax = 1_000;

// The first that fits: most browsers also name those they descend from.
const browsers: readonly (readonly [RegExp, Browser])[] = [
  [/\bcoc_coc_browser\//, 'COC_COC'],
  [/\bEdgA?\//, 'EDGE'],
  [/\bOPR\//, 'OPERA'],
  [/\bFirefox\//, 'FIREFOX'],
  [/\b(Headless)?Chrome\//, 'CHROME'],
  [/\bVersion\/.*\bSafari\//, 'SAFARI'],
];
const systems: readonly (readonly [RegExp, BrowserSystem])[] = [
  [/\bWindows\b/, 'WINDOWS'],
  [/\b(iPhone|iPad)\b/, 'IOS'],
  [/\bMac OS X\b/, 'MAC'],
  [/\bAndroid\b/, 'ANDROID'],
  [/\bCrOS\b/, 'CHROME_OS'],
  [/\bLinux\b/, 'LINUX'],
];

/** What a browser says it is, as one of a few words: nothing of a stranger's own text reaches the owner's phone. */
export function deviceOf(userAgent: string): Device {
  const text = userAgent.slice(0, userAgentLengthMax);
  return {
    browser: browsers.find(([pattern]) => pattern.test(text))?.[1] ?? 'OTHER',
    system: systems.find(([pattern]) => pattern.test(text))?.[1] ?? 'OTHER',
  };
}
