import { getSystemInfo } from 'zmp-sdk/apis';
import { insideZalo } from './ask.ts';

export interface System {
  readonly platform: 'android' | 'ios' | 'other';
  readonly theme: 'light' | 'dark';
  readonly language: 'vi' | 'en';
  /** CSS pixels the status bar covers; iOS says it by env(safe-area-inset-top) instead. */
  readonly topInset: number;
}

interface Host {
  ZaloJavaScriptInterface?: { getStatusBarHeight?: () => number };
}

/** What the phone and Zalo are set to. Never fails: outside Zalo it is a light Vietnamese browser. */
export function system(): System {
  const plain: System = { platform: 'other', theme: preferredTheme(), language: 'vi', topInset: 0 };
  if (!insideZalo()) return plain;
  try {
    const info = getSystemInfo();
    const platform = info.platform === 'android' ? 'android' : info.platform === 'iOS' ? 'ios' : 'other';
    const language = info.zaloLanguage === 'en' ? 'en' : 'vi';
    const theme = info.zaloTheme === 'dark' ? 'dark' : 'light';
    return { platform, theme, language, topInset: platform === 'android' ? statusBarHeight() : 0 };
  } catch {
    return plain;
  }
}

function statusBarHeight(): number {
  // Zalo answers in physical pixels.
  return Math.round(((window as Host).ZaloJavaScriptInterface?.getStatusBarHeight?.() ?? 0) / window.devicePixelRatio);
}

function preferredTheme(): 'light' | 'dark' {
  return window.matchMedia?.('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/** The Mini App's id: it names the programme to our server. */
export function miniAppId(): string {
  return /^\/zapps\/([^/]+)/.exec(window.location.pathname)?.[1] ?? (window as { APP_ID?: string }).APP_ID ?? '';
}

/** What this Mini App is called in Zalo, known before the network says anything. */
export function appTitle(): string | null {
  const { APP_CONFIG } = window as { APP_CONFIG?: { app?: { title?: unknown } } };
  const title = APP_CONFIG?.app?.title;
  return typeof title === 'string' && title !== '' ? title : null;
}

/** Everything the router must keep in front of its paths, or Zalo withdraws the SDK's permissions. */
export function basePath(): string {
  return /^\/zapps\/[^/]+/.exec(window.location.pathname)?.[0] ?? '/';
}
