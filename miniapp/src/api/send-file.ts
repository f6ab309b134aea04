/** Why a file did not arrive: nothing was reached in time, or the store said no (too late, too large). */
type Sending = 'sent' | 'offline' | 'refused';

export interface FileForm {
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
}

const sendMsMax = 60_000;

/** Sends a file with a signed form; `onShare` hears from 0 to 1 how much is out, which `fetch` cannot say. */
export function sendFile({ url, fields }: FileForm, file: Blob, onShare: (share: number) => void): Promise<Sending> {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  // The store reads no field behind it.
  body.append('file', file);
  return new Promise((answered) => {
    const request = new XMLHttpRequest();
    request.open('POST', url);
    request.timeout = sendMsMax;
    request.upload.onprogress = ({ loaded, total }) => onShare(total > 0 ? loaded / total : 0);
    request.onload = () => answered(request.status >= 200 && request.status < 300 ? 'sent' : 'refused');
    request.onerror = () => answered('offline');
    request.ontimeout = () => answered('offline');
    request.send(body);
  });
}
