import type { LocalStack } from '@quaylai/infra/local/stack';
import { siteFiles } from '../operator/publish-site.ts';

/** The console's pages in the local distribution's bucket as `npm run deploy` puts them there, for the API here. */
export function publishConsole(
  stack: Pick<LocalStack, 'putObject' | 'apiUrl'>,
  wwwFolder: string,
  builtForApi: string,
): void {
  for (const { key, body, contentType, cacheControl } of siteFiles(wwwFolder)) {
    const isScript = contentType.startsWith('text/javascript');
    const bytes = Buffer.from(body);
    const here = isScript ? Buffer.from(bytes.toString().replaceAll(builtForApi, stack.apiUrl)) : bytes;
    stack.putObject('Site', key, { body: here, contentType, cacheControl });
  }
}
