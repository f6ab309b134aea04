/** Where our API lives; fixed when the Mini App is built (VITE_API_URL), this machine's local stack otherwise. */
export const apiUrl: string = (import.meta.env['VITE_API_URL'] as string | undefined) ?? 'http://127.0.0.1:4010';
