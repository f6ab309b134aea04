import { bundleRelay } from '@quaylai/infra/relay/bundle';

const outfile = 'infra/relay/relay.mjs';
bundleRelay(outfile);
console.log(outfile);
