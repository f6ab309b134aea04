// Loaded before Zalo's own CLI: what it would send to Zalo goes to a server on this machine, and nothing else leaves.
const http = require('node:http');
const https = require('node:https');

const zalo = 'zmp-api.developers.zalo.me';
const port = Number(process.env.ZMP_MOCK_PORT);

https.request = (given, options, answered) => {
  const isAddress = typeof given === 'string' || given instanceof URL;
  const address = isAddress ? new URL(given) : null;
  const asked = isAddress ? options : given;
  const hear = [answered, options].find((one) => typeof one === 'function');
  const {
    agent: _agent,
    agents: _agents,
    ...rest
  } = {
    ...(address ? { hostname: address.hostname, path: address.pathname + address.search } : {}),
    ...(typeof asked === 'object' ? asked : {}),
  };
  if (String(rest.hostname ?? rest.host) !== zalo) throw new Error(`asked ${rest.hostname ?? rest.host}`);
  return http.request({ ...rest, protocol: 'http:', host: '127.0.0.1', hostname: '127.0.0.1', port }, hear);
};
