/**
 * Where our API lives: fixed when the Mini App is built, by VITE_API_URL. The local pages and tests route this address
 * to this machine.
 */
export const apiUrl: string = (import.meta.env['VITE_API_URL'] as string | undefined) ?? 'https://api.quaylai.example';

/** Where the owner opens the same pages on a desktop (docs/deploy.md): told on the phone when the build knows it. */
export const consoleUrl: string | null = (import.meta.env['VITE_CONSOLE_URL'] as string | undefined) ?? null;
