import { words } from './words/vi.ts';

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (mark) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[mark] ?? mark);

/** The page around the phones; its script draws everything else. */
export const phonesHtml = (title: string): string =>
  `<!doctype html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escaped(title)} · ${words.pageName}</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/phones.css"></head><body><header class="top"><div><h1>${escaped(title)}</h1><p>${words.help}</p></div><div class="tools" id="tools"></div></header><main class="phones" id="phones"></main><script src="/phones.js"></script></body></html>`;
