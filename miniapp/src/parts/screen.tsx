import type { ReactNode } from 'react';
import { Page } from 'zmp-ui';
import { TopBar } from './top-bar.tsx';

interface ScreenProps {
  title: string;
  back?: string;
  /** Stays at the bottom, within the thumb's reach. */
  dock?: ReactNode;
  nav?: ReactNode;
  /** The screen draws its own heading (home). */
  bare?: boolean;
  children: ReactNode;
}

/** The frame of every screen: top bar, one main landmark, and what stays at the bottom. */
export function Screen({ title, back, dock, nav, bare = false, children }: ScreenProps) {
  return (
    <Page resetScroll>
      {!bare && <TopBar title={title} {...(back ? { back } : {})} />}
      <main className="content">{children}</main>
      {dock && <div className="dock">{dock}</div>}
      {nav}
    </Page>
  );
}
