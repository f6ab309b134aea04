import { session } from './api/api.ts';
import { askEarly } from './api/early.ts';
import { apiUrl } from './settings.ts';
import { inAppPath } from './zalo/events.ts';

/**
 * Runs before the screens' code has arrived: signs in and asks for what the first screen shows, so that a phone waits
 * for its network and for the code at the same time.
 */
const path = inAppPath(window.location.href).split('?')[0];

// The API's connection is made while Zalo hands out its token.
const link = document.createElement('link');
Object.assign(link, { rel: 'preconnect', href: apiUrl, crossOrigin: 'anonymous' });
document.head.append(link);

if (path === '/' || path === '/rewards') {
  askEarly('GET /v1/me', {});
  askEarly('GET /v1/rewards', { query: {} });
} else void session.current();
