import { pictureOfQr } from './qr-picture.ts';

declare global {
  interface Window {
    zaloJSV2?: { zalo_h5_event_handler(id: string, name: string, data: string): void };
  }
}

let lastEvent = 0;

/** What the page around the phone may ask of the Mini App's page: an event, the back key, the QR it shows. */
export function listenToHost(): void {
  window.addEventListener('message', async (event) => {
    if (event.source !== window.parent || window.parent === window) return;
    if (event.data?.zalo === 'event') {
      window.zaloJSV2?.zalo_h5_event_handler(`host-${++lastEvent}`, event.data.name, JSON.stringify(event.data.data));
    } else if (event.data?.zalo === 'back') {
      window.history.back();
    } else if (event.data?.zalo === 'show-qr') {
      window.parent.postMessage({ zalo: 'qr', id: event.data.id, pictures: await pictureOfQr() }, '*');
    }
  });
}
