const pictureMsMax = 3_000;
let lastRequest = 0;

/** Pictures of the QR that the Mini App in this frame shows; none when it shows none, or does not answer in time. */
export function picturesOf(frame: HTMLIFrameElement, origin: string): Promise<readonly ImageData[]> {
  const id = ++lastRequest;
  return new Promise((resolve) => {
    const finish = (pictures: readonly ImageData[]) => {
      window.removeEventListener('message', listen);
      resolve(pictures);
    };
    const listen = (event: MessageEvent) => {
      if (event.source !== frame.contentWindow || event.data?.zalo !== 'qr' || event.data.id !== id) return;
      finish(event.data.pictures as readonly ImageData[]);
    };
    window.addEventListener('message', listen);
    setTimeout(() => finish([]), pictureMsMax);
    frame.contentWindow?.postMessage({ zalo: 'show-qr', id }, origin);
  });
}
