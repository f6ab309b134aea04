import { rewriteRequests } from './rewrite-requests.ts';

declare global {
  interface Window {
    deskSettings: { readonly rewrites: readonly (readonly [from: string, to: string])[] };
  }
}

rewriteRequests(window.deskSettings.rewrites);
