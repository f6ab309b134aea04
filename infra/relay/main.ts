import { createRelay } from './relay-server.ts';

/** RELAY_KEYS: one or two keys of `npm run secrets -- relay-key`, newest first, separated by a comma. */
const [first, ...others] = (process.env['RELAY_KEYS'] ?? '')
  .split(',')
  .filter((text) => text !== '')
  .map((text) => new Uint8Array(Buffer.from(text, 'base64url')));
const keyBytes = 32;
if (first === undefined || [first, ...others].some(({ length }) => length !== keyBytes)) {
  throw new Error('RELAY_KEYS must hold keys of 32 bytes in base64url');
}
const port = Number(process.env['PORT'] ?? 8080);
const server = createRelay({
  graphUrl: process.env['ZALO_GRAPH_URL'] ?? 'https://graph.zalo.me',
  keys: [first, ...others],
  nowMs: Date.now,
  log: (line) => console.log(line),
});
// TLS ends before it, at the host's own proxy.
server.listen(port, process.env['HOST'] ?? '127.0.0.1');
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => server.close());
