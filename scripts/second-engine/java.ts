import { spawnSync } from 'node:child_process';

/** What AWS asks for to run DynamoDB Local. */
const javaMajorMin = 17;
const debianPackage = 'openjdk-17-jre-headless';

/** Makes sure that there is a Java; where apt-get may install one, it is installed. Null when there is one, else why not. */
export function missingJava(): string | null {
  if (hasJava()) return null;
  console.log(`no Java ${javaMajorMin}: trying apt-get install ${debianPackage}`);
  spawnSync('apt-get', ['install', '-y', '--no-install-recommends', debianPackage], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (hasJava()) return null;
  return `The second engine is AWS's DynamoDB Local, which needs Java ${javaMajorMin} or newer on the PATH, and there is none. Install one (on Debian: apt-get install ${debianPackage}), or name any running engine in DYNAMODB_ENDPOINT.`;
}

// "openjdk version "17.0.15" 2025-04-15", on the error stream.
function hasJava(): boolean {
  const { stderr } = spawnSync('java', ['-version'], { encoding: 'utf8' });
  const [, major] = /version "(\d+)/.exec(stderr ?? '') ?? [];
  return Number(major ?? 0) >= javaMajorMin;
}
