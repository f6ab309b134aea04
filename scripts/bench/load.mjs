// Plays prepared requests against one address, each once, so many at a time; prints how many were answered as wanted and
// how long that took. A process of its own: what is measured must not wait for who measures.
import { readFileSync } from 'node:fs';
import autocannon from 'autocannon';

const [url, file, connections, wanted] = process.argv.slice(2);
const prepared = JSON.parse(readFileSync(file, 'utf8'));
const answered = { wanted: 0, other: 0, firstOther: '' };
let place = 0;
let [startedAt, endedAt] = [0, 0];

const requests = [
  {
    setupRequest: (request) => {
      startedAt ||= performance.now();
      const next = prepared[place % prepared.length];
      place += 1;
      return { ...request, method: 'POST', ...next };
    },
    onResponse: (status, body) => {
      endedAt = performance.now();
      if (status === 200 && body.includes(wanted)) answered.wanted += 1;
      else {
        answered.other += 1;
        answered.firstOther ||= `${status} ${body}`;
      }
    },
  },
];
await autocannon({ url, connections: Number(connections), amount: prepared.length, requests });
console.log(JSON.stringify({ ...answered, seconds: (endedAt - startedAt) / 1000 }));
