import { lazy, Suspense } from 'react';

const load = () => import('./qr.tsx');
const Drawn = lazy(async () => ({ default: (await load()).Qr }));

/** Fetches the drawing code before it is needed, so that the first tap on a QR shows it at once. */
export const warmQr = (): void => void load().catch(() => undefined);

/** A QR whose drawing code (4 KB) stays out of the first load. */
export function Qr({ text, label }: { text: string; label: string }) {
  return (
    <Suspense fallback={<div className="qr" />}>
      <Drawn text={text} label={label} />
    </Suspense>
  );
}
