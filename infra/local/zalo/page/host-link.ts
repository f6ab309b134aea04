import type { Answer, Ask, BridgeCall, BridgeReply, BridgeResult } from '../bridge-call.ts';

type HostReply = BridgeResult | undefined;

declare global {
  interface Window {
    /** Set by the end-to-end harness: settles every question on the test's side. */
    zaloHostBinding?: (call: BridgeCall) => Promise<HostReply>;
  }
}

let lastAsk = 0;

/** Shows the question on the page around the phone, and waits for as long as the person takes. */
function askPerson(ask: Ask): Promise<Answer> {
  const id = ++lastAsk;
  return new Promise((resolve) => {
    const listen = (event: MessageEvent) => {
      if (event.source !== window.parent || event.data?.zalo !== 'answer' || event.data.id !== id) return;
      window.removeEventListener('message', listen);
      resolve(event.data.answer as Answer);
    };
    window.addEventListener('message', listen);
    window.parent.postMessage({ zalo: 'ask', id, ask }, '*');
  });
}

async function post(call: BridgeCall, answer?: Answer): Promise<BridgeReply> {
  const response = await fetch('/__zalo/bridge', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...call, answer }),
  });
  return (await response.json()) as BridgeReply;
}

/** The native side's result, or undefined when it never answers. */
export async function callHost(call: BridgeCall): Promise<HostReply> {
  if (window.zaloHostBinding) return window.zaloHostBinding(call);
  window.parent.postMessage({ zalo: 'call', ...call }, '*');
  let reply = await post(call);
  if ('ask' in reply) reply = await post(call, await askPerson(reply.ask));
  return 'result' in reply ? reply.result : undefined;
}
