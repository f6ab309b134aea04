import type { ReactNode } from 'react';
import { RecoilRoot } from 'recoil';

export function Root({ children }: { children: ReactNode }) {
  return <RecoilRoot>{children}</RecoilRoot>;
}
