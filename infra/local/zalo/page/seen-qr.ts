import { pictureOfQr } from './qr-picture.ts';
import { readQr } from './read-qr.ts';

declare global {
  interface Window {
    /** For tests: the text of the QR that this page shows, as another phone's camera would read it. */
    zaloSeenQr: () => Promise<string | undefined>;
  }
}

window.zaloSeenQr = async () => readQr(await pictureOfQr());
