import './icon.css';

// Drawn on a 24-unit grid with one stroke, so that they inherit the text's colour.
const strokes = {
  alert: 'M12 8.5v4.5M12 16.4v.1M10.3 4 2.6 17.4A2 2 0 0 0 4.3 20.4h15.4a2 2 0 0 0 1.7-3L13.7 4a2 2 0 0 0-3.4 0Z',
  back: 'M15 5l-7 7 7 7',
  bill: 'M6 3h12v18l-3-2-3 2-3-2-3 2ZM9 8h6M9 12h6',
  chart: 'M4 20h16M7 16v-5M12 16V6M17 16v-8',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM12 7.5V12l3 2',
  close: 'M6 6l12 12M18 6 6 18',
  erase: 'M21 5H9l-6 7 6 7h12ZM12 9.5l5 5M17 9.5l-5 5',
  forward: 'M9 5l7 7-7 7',
  gift: 'M4 11h16v9H4ZM3 7.5h18V11H3ZM12 7.5V20M12 7.5C9 7.5 7 6.5 7 5s2-2 3-1.2C11.2 4.7 12 7.5 12 7.5ZM12 7.5c3 0 5-1 5-2.5s-2-2-3-1.2c-1.2.9-2 3.7-2 3.7Z',
  globe: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM3 12h18M12 3c-5 5.5-5 12.5 0 18M12 3c5 5.5 5 12.5 0 18',
  desktop: 'M3 5h18v11H3ZM8 20h8M12 16v4',
  down: 'M6 9l6 6 6-6',
  help: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM9.5 9.5a2.5 2.5 0 1 1 3.5 2.3c-.7.3-1 .8-1 1.7M12 16.5v.1',
  home: 'M4 11l8-7 8 7v9h-5.5v-6h-5v6H4Z',
  lock: 'M6 11h12v9H6ZM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  minus: 'M5 12h14',
  moon: 'M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5Z',
  offline:
    'M3 3l18 18M5 12.5a10 10 0 0 1 4-2.5M8.5 16a5 5 0 0 1 5.5-1M2 9a15 15 0 0 1 4-2.5M22 9a15 15 0 0 0-10-4M19 12.5a10 10 0 0 0-3.5-2.3M12 19.5v.1',
  people:
    'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM2.5 20c0-4 2.5-6 6.5-6s6.5 2 6.5 6M16 4.5a3.5 3.5 0 0 1 0 6.5M18 14.5c2.3.7 3.5 2.5 3.5 5.5',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4.5 21c0-4.5 3-7 7.5-7s7.5 2.5 7.5 7',
  phone:
    'M5 4h4l1.5 5L8 10.5a12 12 0 0 0 5.5 5.5L15 13.5l5 1.5v4a1.5 1.5 0 0 1-1.5 1.5C10.5 20 4 13.5 3.5 5.5A1.5 1.5 0 0 1 5 4Z',
  plus: 'M12 5v14M5 12h14',
  print: 'M7 8V3h10v5M7 17H4V8h16v9h-3M7 14h10v7H7Z',
  qr: 'M4 4h6v6H4ZM14 4h6v6h-6ZM4 14h6v6H4ZM14 14h2v2h-2ZM18 14h2M14 18v2M18 18h2v2h-2Z',
  refresh: 'M20 11a8 8 0 1 0-.8 4.5M20 4v7h-7',
  rules: 'M4 6h10M18 6h2M4 12h3M11 12h9M4 18h9M17 18h3M14 4v4M7 10v4M13 16v4',
  scan: 'M4 8V4h4M16 4h4v4M20 16v4h-4M8 20H4v-4M4 12h16',
  search: 'M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM16 16l4.5 4.5',
  share: 'M12 15V4M8 7.5 12 3.5l4 4M5 12v8h14v-8',
  shop: 'M4 9.5 5.5 4h13L20 9.5M4 9.5a2.7 2.7 0 0 0 5.3 0 2.7 2.7 0 0 0 5.4 0 2.7 2.7 0 0 0 5.3 0M5.5 12.5V20h13v-7.5M10 20v-5h4v5',
  star: 'M12 3.5l2.6 5.4 5.9.8-4.3 4.1 1 5.9-5.2-2.8-5.2 2.8 1-5.9L3.5 9.7l5.9-.8Z',
  sun: 'M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4',
  ticket: 'M4 6h16v4a2 2 0 0 0 0 4v4H4v-4a2 2 0 0 0 0-4ZM14 6v2.5M14 11v2M14 15.5V18',
  up: 'M6 15l6-6 6 6',
} as const;

export type IconName = keyof typeof strokes;

/** Decoration beside a word; an icon that stands alone gets its sentence from the button around it. */
export function Icon({ name, size = 24 }: { name: IconName; size?: 16 | 20 | 24 | 32 | 48 }) {
  return (
    <svg className="icon" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={strokes[name]} />
    </svg>
  );
}
