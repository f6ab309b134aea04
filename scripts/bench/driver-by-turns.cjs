// Runs a bundled function as Lambda does, in one process that stays warm: a file of events is read at one word and
// played at the next, so that what perf counts in between is the function alone.
const { readFileSync } = require('node:fs');
const { createInterface } = require('node:readline');
const { handler } = require(process.argv[2]);

const invocation = { getRemainingTimeInMillis: () => 10_000 };
let given = [];

async function play() {
  for (const event of given) {
    const { statusCode, body } = await handler(event, invocation);
    if (statusCode >= 300) throw new Error(`answered ${statusCode}: ${body}`);
  }
}

createInterface({ input: process.stdin }).on('line', async (line) => {
  if (line !== 'play') given = JSON.parse(readFileSync(line, 'utf8'));
  else await play();
  process.stdout.write('done\n');
});
