// Runs a bundled function as Lambda does, for as many events as asked: what perf counts is this process.
const { readFileSync } = require('node:fs');
const [, , bundle, events, count] = process.argv;
if (bundle !== undefined) {
  const { handler } = require(bundle);
  const given = JSON.parse(readFileSync(events, 'utf8'));
  const invocation = { getRemainingTimeInMillis: () => 10_000 };
  (async () => {
    for (let each = 0; each < Number(count); each++) {
      const { statusCode } = await handler(given[each], invocation);
      if (statusCode >= 300) throw new Error(`answered ${statusCode}`);
    }
  })().then(
    () => process.exit(0),
    (error) => {
      console.error(error);
      process.exit(1);
    },
  );
}
