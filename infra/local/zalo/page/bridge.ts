import type { BridgeSettings } from '../bridge-settings.ts';
import { listenToHost } from './host-events.ts';
import { callHost } from './host-link.ts';
import { answerStore } from './native-store.ts';
import { rewriteRequests } from './rewrite-requests.ts';

declare global {
  interface Window {
    zaloPhoneSettings: BridgeSettings;
  }
}

const settings = window.zaloPhoneSettings;
const storeName = `zalo.mpds.${settings.miniAppId}`;
const success = (data: unknown) => JSON.stringify({ error_code: 0, error_message: '', data });

/** Android hands over the source of a function, iOS the function itself. */
function receiver(callback: string | ((result: string) => void)): (result: string) => void {
  if (typeof callback === 'function') return callback;
  // biome-ignore lint/security/noGlobalEval: evaluating the SDK's own source string is what Android's bridge does.
  return globalThis.eval(`(${callback})`) as (result: string) => void;
}

Object.assign(window, {
  APP_ID: settings.miniAppId,
  zAppID: settings.zaloAppId,
  APP_ENV: 'TESTING',
  APP_VERSION: '1',
  APP_CONFIG: settings.appConfig,
  zTheme: settings.theme,
  zLanguage: settings.language,
  // The SDK dereferences this object without asking whether it is there.
  ZJSBridge: { setJSToken() {}, setZAccSession() {}, callCustomAction() {} },
  ZaloJavaScriptInterface: {
    async jsCall(_jsToken: string, action: string, _accessToken: string, options: string, callback: string) {
      const result = await callHost({ action, options: options ? JSON.parse(options) : null });
      if (result) receiver(callback)(JSON.stringify(result));
    },
    processActionMPDS: (request: string) => success({ mpds_data: answerStore(storeName, JSON.parse(request)) }),
    jsH5EventCallback() {},
    // Android reports physical pixels.
    getStatusBarHeight: () => Math.round(settings.statusBarCssPx * window.devicePixelRatio),
  },
});
if (settings.userAgent) Object.defineProperty(navigator, 'userAgent', { get: () => settings.userAgent });
rewriteRequests(settings.rewrites);
listenToHost();
