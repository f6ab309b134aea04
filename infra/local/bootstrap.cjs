// The Lambda side of the published Runtime API (2018-06-01), so bundles run exactly as they are shipped.
// It also sets the process's time: each invocation brings the local clock's offset, and no bundle knows of it.
const http = require('node:http');
const { join } = require('node:path');

const RealDate = Date;
let clockOffsetMs = 0;
const localNowMs = () => RealDate.now() + clockOffsetMs;

globalThis.Date = new Proxy(RealDate, {
  apply: () => new RealDate(localNowMs()).toString(),
  construct: (target, args, newTarget) =>
    Reflect.construct(
      target,
      args.length > 0 ? args : [localNowMs()],
      newTarget === globalThis.Date ? target : newTarget,
    ),
  get: (target, key) => (key === 'now' ? localNowMs : Reflect.get(target, key)),
});
// Libraries make dates through `date.constructor`: those must follow the clock too.
RealDate.prototype.constructor = globalThis.Date;

const [host, port] = process.env.AWS_LAMBDA_RUNTIME_API.split(':');
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });

function call(method, path, body) {
  const text = body === undefined ? undefined : JSON.stringify(body);
  const headers =
    text === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) };
  return new Promise((resolve, reject) => {
    const request = http.request(
      { host, port, method, path: `/2018-06-01/runtime${path}`, agent, headers },
      (reply) => {
        const chunks = [];
        reply.on('data', (chunk) => chunks.push(chunk));
        reply.on('end', () => resolve({ headers: reply.headers, body: Buffer.concat(chunks).toString() }));
      },
    );
    request.on('error', reject);
    request.end(text);
  });
}

const describe = (error) => ({
  errorType: error?.name ?? 'Error',
  errorMessage: String(error?.message ?? error),
  trace: String(error?.stack ?? '').split('\n'),
});

function loadHandler() {
  const at = process.env._HANDLER.lastIndexOf('.');
  const [file, name] = [process.env._HANDLER.slice(0, at), process.env._HANDLER.slice(at + 1)];
  const handler = require(join(process.env.LAMBDA_TASK_ROOT, file))[name];
  if (typeof handler !== 'function') throw new TypeError(`${process.env._HANDLER} is not a function`);
  return handler;
}

function contextOf(headers) {
  const deadlineMs = Number(headers['lambda-runtime-deadline-ms']);
  return {
    awsRequestId: headers['lambda-runtime-aws-request-id'],
    functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
    functionVersion: '$LATEST',
    invokedFunctionArn: headers['lambda-runtime-invoked-function-arn'],
    memoryLimitInMB: process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    logGroupName: process.env.AWS_LAMBDA_LOG_GROUP_NAME,
    logStreamName: process.env.AWS_LAMBDA_LOG_STREAM_NAME,
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => deadlineMs - RealDate.now(),
  };
}

async function main() {
  let handler;
  try {
    clockOffsetMs = Number(process.env.LOCAL_CLOCK_OFFSET_MS ?? 0);
    delete process.env.LOCAL_CLOCK_OFFSET_MS;
    handler = loadHandler();
  } catch (error) {
    await call('POST', '/init/error', describe(error));
    process.exit(1);
  }
  for (;;) {
    const next = await call('GET', '/invocation/next');
    const context = contextOf(next.headers);
    clockOffsetMs = Number(next.headers['local-clock-offset-ms'] ?? 0);
    process.env._X_AMZN_TRACE_ID = next.headers['lambda-runtime-trace-id'] ?? '';
    try {
      const answer = await handler(JSON.parse(next.body), context);
      await call('POST', `/invocation/${context.awsRequestId}/response`, answer ?? null);
    } catch (error) {
      await call('POST', `/invocation/${context.awsRequestId}/error`, describe(error));
    }
  }
}

// The stack going away closes the socket: nothing is left to do then.
main().catch(() => process.exit(1));
