import type { Route } from 'playwright-core';
import { cashier, customers, type DemoPerson, owner } from '../scripts/shop/demo-people.ts';
import type { Hand } from './hand.ts';
import { visit } from './visit.ts';

/** How the API answers while a screen is looked at. */
type Weather = 'fails' | 'never answers' | 'has nothing' | 'is away' | 'works';

/** A screen as it looks when something is missing. */
export interface State {
  readonly name: string;
  readonly path: string;
  readonly weather: Weather;
  /** What Zalo says when the screen asks it for its camera. */
  readonly camera?: 'forbidden' | 'unsupported';
  /** The button that asks for the camera. */
  readonly tap?: string;
  readonly reads: string | RegExp;
  /** What nobody can know yet, so it may not be said. */
  readonly unsaid?: string;
}

export interface StateRound {
  readonly who: string;
  readonly person: DemoPerson;
  readonly states: readonly State[];
}

/** A page that everybody may read and that asks the API nothing. */
export const neutral = '/terms';

const loading = 'Đang tải…';
const failed = 'Chưa tải được';
const offline = 'Bạn đang ngoại tuyến';

/**
 * What somebody sees in each weather; the parts are the same on every screen, so each kind is looked at where it
 * differs.
 */
export const stateRounds: readonly StateRound[] = [
  {
    who: 'a customer',
    person: customers[1] as DemoPerson,
    states: [
      { name: 'home', path: '/', weather: 'fails', reads: failed },
      { name: 'rewards', path: '/rewards', weather: 'fails', reads: failed, unsaid: 'Bạn có 0' },
      { name: 'tiers', path: '/tiers', weather: 'never answers', reads: loading },
      { name: 'home', path: '/', weather: 'never answers', reads: loading },
      { name: 'history', path: '/history', weather: 'is away', reads: offline },
      { name: 'vouchers', path: '/vouchers', weather: 'has nothing', reads: 'Chưa có phiếu nào' },
      { name: 'rewards', path: '/rewards', weather: 'has nothing', reads: 'Chưa có quà nào' },
      { name: 'no-staff', path: '/staff', weather: 'works', reads: 'Bạn chưa phải nhân viên' },
      {
        name: 'scan-forbidden',
        path: '/scan',
        weather: 'works',
        camera: 'forbidden',
        tap: 'Mở máy quét',
        reads: /Zalo chưa cấp quyền/,
      },
      {
        name: 'scan-unsupported',
        path: '/scan',
        weather: 'works',
        camera: 'unsupported',
        tap: 'Mở máy quét',
        reads: /chưa hỗ trợ/,
      },
    ],
  },
  {
    who: 'a cashier',
    person: cashier,
    states: [
      { name: 'counter', path: '/staff', weather: 'fails', reads: failed },
      { name: 'counter', path: '/staff/today', weather: 'never answers', reads: loading },
      { name: 'counter', path: '/staff/today', weather: 'is away', reads: offline },
      { name: 'approvals', path: '/staff/approvals', weather: 'has nothing', reads: 'Không có yêu cầu nào' },
      {
        name: 'scan-forbidden',
        path: '/staff',
        weather: 'works',
        camera: 'forbidden',
        tap: 'Quét mã khách',
        reads: /Zalo chưa cấp quyền/,
      },
      { name: 'no-owner', path: '/owner', weather: 'works', reads: 'Chỉ dành cho chủ shop và quản lý' },
    ],
  },
  {
    who: 'the owner',
    person: owner,
    states: [
      { name: 'overview', path: '/owner', weather: 'fails', reads: failed },
      { name: 'rules', path: '/owner/rules', weather: 'fails', reads: failed },
      { name: 'rewards', path: '/owner/rewards', weather: 'never answers', reads: loading },
      { name: 'people', path: '/owner/people', weather: 'is away', reads: offline },
      {
        name: 'corrections',
        path: '/owner/corrections',
        weather: 'has nothing',
        reads: 'Không có lần điều chỉnh nào chờ duyệt',
      },
      { name: 'requests', path: '/owner/requests', weather: 'has nothing', reads: 'Không có yêu cầu nào đang chờ' },
      { name: 'rewards', path: '/owner/rewards', weather: 'has nothing', reads: 'Chưa có quà nào' },
    ],
  },
];

const problem = { code: 'INTERNAL', message: 'Hệ thống gặp trục trặc.', requestId: 'r-1' };
const nothing = { items: [], next: null };
const lists = /\/(redemptions|entries|rewards|approvals|reviews|corrections|requests)$/;

/** Puts the phone under a weather of the test's choice; signing in always works. */
export async function underWeather(hand: Hand): Promise<(weather: Weather) => void> {
  let now: Weather = 'works';
  await hand.page.route(/^https:\/\/api\.quaylai\.example\//, (route) => answer(route, now));
  return (weather) => {
    now = weather;
  };
}

function answer(route: Route, weather: Weather): Promise<void> | undefined {
  const request = route.request();
  const isOpen = new URL(request.url()).pathname === '/v1/session' || request.method() !== 'GET';
  const headers = { 'access-control-allow-origin': 'https://h5.zdn.vn' };
  if (weather === 'works' || isOpen) return route.fallback();
  if (weather === 'never answers') return undefined;
  if (weather === 'is away') return route.abort('internetdisconnected');
  if (weather === 'fails') return route.fulfill({ status: 500, headers, json: problem });
  return lists.test(new URL(request.url()).pathname)
    ? route.fulfill({ status: 200, headers, json: nothing })
    : route.fallback();
}

/** Goes there and waits until it says what it has to say. */
export async function meet(hand: Hand, state: State, weather: (weather: Weather) => void): Promise<void> {
  weather(state.weather);
  // By way of a page that asks nothing: once that stands, the screen itself is drawn anew.
  await visit(hand, { name: 'neutral', path: neutral });
  await hand.phone.openWarm(state.path);
  if (state.tap) {
    hand.phone.nextScan(state.camera ?? 'cancel');
    await hand.tap(state.tap);
  }
  if (state.reads === loading) await hand.page.locator('.bone').first().waitFor();
  else await hand.reads(state.reads);
  if (state.unsaid && (await hand.page.getByText(state.unsaid).count()) > 0)
    throw new Error(`${state.name} says «${state.unsaid}» while the API ${state.weather}`);
}
