import type { Platform } from './bridge-call.ts';

/** Shaped after the SDK's own patterns: system, `Zalo <system>/<version>`, theme, language. */
export const userAgents = (theme: 'light' | 'dark'): Record<Platform, string> => ({
  android: `Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/131.0.0.0 Mobile Safari/537.36 Zalo android/25110000 ZaloTheme/${theme} ZaloLanguage/vn`,
  ios: `Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Zalo iOS/720 ZaloTheme/${theme} ZaloLanguage/vn`,
});
