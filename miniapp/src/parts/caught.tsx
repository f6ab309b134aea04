import { Component, type ReactNode } from 'react';

interface CaughtProps {
  children: ReactNode;
  fallback: ReactNode;
}

/** A screen that broke, or whose code could not be fetched, says so instead of leaving a white page. */
export class Caught extends Component<CaughtProps, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    return this.state.broken ? this.props.fallback : this.props.children;
  }
}
