// The least that HTTP costs: a server of Node around a bundled function, nothing in between.
const { randomUUID } = require('node:crypto');
const { createServer } = require('node:http');
const { handler } = require(process.argv[2]);

const invocation = { getRemainingTimeInMillis: () => 10_000 };

const server = createServer(async (request, response) => {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const routeKey = `${request.method} ${request.url}`;
  const event = {
    version: '2.0',
    routeKey,
    rawPath: request.url,
    rawQueryString: '',
    headers: request.headers,
    requestContext: {
      requestId: randomUUID(),
      routeKey,
      http: { method: request.method, path: request.url, sourceIp: '127.0.0.1', userAgent: 'load' },
    },
    body: Buffer.concat(chunks).toString(),
    isBase64Encoded: false,
  };
  const { statusCode, headers, body } = await handler(event, invocation);
  response.writeHead(statusCode, headers);
  response.end(body);
});
server.listen(0, '127.0.0.1', () => console.log(`listening on ${server.address().port}`));
