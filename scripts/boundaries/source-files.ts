import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { parseSync, Visitor } from 'oxc-parser';

/** One file of a room, as the rules see it. Paths are relative to the repository and use "/". */
export interface SourceFile {
  readonly path: string;
  /** What it imports, types included: "shared/src/words/points.ts", "npm:zod" or "node:fs". */
  readonly imports: readonly string[];
  /** Where it reads a clock or makes chance: "Date.now". */
  readonly impurities: readonly string[];
}

const ignoredFolders = new Set(['node_modules', 'www', 'fixtures']);

export function readSourceFiles(root: string, folders: readonly string[]): SourceFile[] {
  return folders.flatMap((folder) =>
    [...filesBelow(root, folder)].map((path) => readSource(path, readFileSync(join(root, path), 'utf8'))),
  );
}

function* filesBelow(root: string, folder: string): Generator<string> {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory() && !ignoredFolders.has(entry.name)) yield* filesBelow(root, path);
    else if (entry.isFile() && /\.tsx?$/.test(entry.name)) yield path;
  }
}

function readSource(path: string, code: string): SourceFile {
  const { program, errors } = parseSync(path, code);
  if (errors.length > 0) throw new Error(`${path} does not parse: ${errors[0]?.message}`);
  const specifiers = new Set<string>();
  const impurities = new Set<string>();
  const add = (source: unknown) => {
    const { value } = (source ?? {}) as { value?: unknown };
    if (typeof value === 'string') specifiers.add(value);
  };
  new Visitor({
    ImportDeclaration: ({ source }) => add(source),
    ExportNamedDeclaration: ({ source }) => add(source),
    ExportAllDeclaration: ({ source }) => add(source),
    ImportExpression: ({ source }) => add(source),
    TSImportType: ({ source }) => add(source),
    MemberExpression: ({ object, property }) => {
      const name = object.type === 'Identifier' && property.type === 'Identifier' && `${object.name}.${property.name}`;
      if (name && /^(Date\.now|Math\.random|performance\.now|crypto\..*)$/.test(name)) impurities.add(name);
    },
    NewExpression: ({ callee, arguments: given }) => {
      if (callee.type === 'Identifier' && callee.name === 'Date' && given.length === 0) impurities.add('new Date()');
    },
  }).visit(program);
  return {
    path,
    imports: [...specifiers].map((specifier) => targetOf(path, specifier)),
    impurities: [...impurities],
  };
}

/** Where an import leads; rooms are named by their package, and only infra's map has no "src" in it. */
export function targetOf(from: string, specifier: string): string {
  if (specifier.startsWith('.')) return normalize(join(dirname(from), specifier)).replaceAll('\\', '/');
  if (specifier.startsWith('node:')) return specifier;
  const [, room, rest] = /^@quaylai\/([^/]+)\/(.+)$/.exec(specifier) ?? [];
  if (room !== undefined) return room === 'infra' ? `infra/${rest}.ts` : `${room}/src/${rest}.ts`;
  const [first = '', second = ''] = specifier.split('/');
  return `npm:${first.startsWith('@') ? `${first}/${second}` : first}`;
}
