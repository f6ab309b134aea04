import { readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

const megabyte = 1024 * 1024;

/** What Zalo's uploader refuses (zmp-cli-core's own limits and checks). */
export const fileBytesMax = 3 * megabyte;
export const zipBytesMax = 10 * megabyte;
const extensions = ['.js', '.css', '.json', '.html', '.svg', '.png', '.jpg', '.webp', '.woff2'];

export interface BuildWeight {
  /** What is uploaded: Zalo makes its own page. */
  readonly files: readonly string[];
  /** About what the zip will weigh. */
  readonly zippedBytes: number;
  /** A sentence for everything that Zalo would refuse. */
  readonly faults: readonly string[];
}

/** Looks at a built Mini App as Zalo's uploader does, before anything is sent. */
export function weighBuild(www: string): BuildWeight {
  const files = readdirSync(www, { recursive: true, encoding: 'utf8' })
    .filter((file) => statSync(join(www, file)).isFile() && file !== 'index.html')
    .sort();
  const faults: string[] = files.includes('app-config.json') ? [] : ['app-config.json is not there'];
  let zippedBytes = 0;
  for (const file of files) {
    const bytes = readFileSync(join(www, file));
    zippedBytes += gzipSync(bytes).length;
    if (bytes.length > fileBytesMax) faults.push(`${file} is ${inMb(bytes.length)}, the most is ${inMb(fileBytesMax)}`);
    if (!extensions.includes(extname(file))) faults.push(`${file} is of a kind that Zalo does not take`);
    if (extname(file) === '.js' && !file.endsWith('.module.js'))
      faults.push(`${file} does not say that it is a module`);
  }
  if (zippedBytes > zipBytesMax) faults.push(`the whole is ${inMb(zippedBytes)}, the most is ${inMb(zipBytesMax)}`);
  return { files, zippedBytes, faults };
}

export const inMb = (bytes: number): string => `${(bytes / megabyte).toFixed(1)} MB`;
