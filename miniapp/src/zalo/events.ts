import { EventName, events } from 'zmp-sdk/apis';

type Stop = () => void;

/** A deep link opened while the Mini App was already running (a warm start). Answers how to stop listening. */
export function onOpenApp(open: (path: string) => void): Stop {
  const heard = (data: { path?: string } | undefined) => {
    if (typeof data?.path === 'string') open(inAppPath(data.path));
  };
  events.on(EventName.OpenApp, heard);
  return () => events.off(EventName.OpenApp, heard);
}

/** The router's own path: no host, no /zapps/<id>, none of the parameters Zalo adds for test versions. */
export function inAppPath(raw: string): string {
  const url = new URL(raw, 'https://h5.zdn.vn/');
  const path = url.pathname.replace(/^\/(zapps|s)\/[^/]+/, '') || '/';
  for (const name of ['env', 'version', 'zDebug']) url.searchParams.delete(name);
  const query = url.searchParams.toString();
  return query ? `${path}?${query}` : path;
}

/** The network came or went, by Zalo's word or by the WebView's, whichever speaks first. */
export function onNetwork(changed: (online: boolean) => void): Stop {
  const zalo = (data: { isConnected?: boolean } | undefined) => changed(data?.isConnected ?? navigator.onLine);
  const up = () => changed(true);
  const down = () => changed(false);
  events.on(EventName.NetworkChanged, zalo);
  window.addEventListener('online', up);
  window.addEventListener('offline', down);
  return () => {
    events.off(EventName.NetworkChanged, zalo);
    window.removeEventListener('online', up);
    window.removeEventListener('offline', down);
  };
}
