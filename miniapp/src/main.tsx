import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import './parts/tokens.css';
import './parts/base.css';
import { paint } from './parts/brand.ts';
import { firstLanguage } from './state/language.ts';
import { words } from './words/use-words.ts';
import { insideZalo } from './zalo/ask.ts';
import { system } from './zalo/system.ts';

const root = document.getElementById('app');
if (!root) throw new Error('Zalo page without #app');

const { theme, topInset } = system();
document.documentElement.style.setProperty('--status-bar', `${topInset}px`);
if (!insideZalo()) document.documentElement.dataset['desk'] = '';
paint(document.documentElement, theme, null);

// A reload starts with every sheet closed; the router keeps its own state under `usr`.
window.history.replaceState({ ...window.history.state, usr: null }, '');

// English is fetched before the first paint only for those who read it.
const ready = firstLanguage() === 'en' ? words.loadEnglish() : Promise.resolve();
void ready.then(() => createRoot(root).render(<App />));
