import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { brokenRules } from './boundaries/rules.ts';
import { readSourceFiles } from './boundaries/source-files.ts';

const folders = ['shared/src', 'functions/src', 'infra/src', 'infra/local', 'miniapp/src'];

/** One sentence for each import that crosses a boundary in the repository at `root`; none when all is well. */
export function violations(root: string): string[] {
  const files = readSourceFiles(
    root,
    folders.filter((folder) => existsSync(join(root, folder))),
  );
  return brokenRules(files);
}
