import picture from './share.jpg';

/** A picture of the card for Zalo's share sheet; shipped with the Mini App, so its address is wherever that is. */
export const sharePicture = (): string => new URL(picture, import.meta.url).href;
