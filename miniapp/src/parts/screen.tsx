import type { ReactNode } from 'react';
import { Page } from 'zmp-ui';
import { TopBar } from './top-bar.tsx';

interface ScreenProps {
  title: string;
  back?: string;
  /** Stands under the title, inside the bar. */
  under?: ReactNode;
  /** Stays at the bottom, within the thumb's reach. */
  dock?: ReactNode;
  nav?: ReactNode;
  /** The screen draws its own heading (home). */
  bare?: boolean;
  children: ReactNode;
}

/** The frame of every screen: top bar, one main landmark, and what stays at the bottom. */
export function Screen({ title, back, under, dock, nav, bare = false, children }: ScreenProps) {
  return (
    <Page resetScroll>
      {!bare && <TopBar title={title} {...(back ? { back } : {})} under={under} />}
      <main className="content">{children}</main>
      {(dock || nav) && (
        <footer className="foot">
          {dock && <div className="dock">{dock}</div>}
          {nav}
        </footer>
      )}
    </Page>
  );
}
