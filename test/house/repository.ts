import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import ts from 'typescript';

/** The checkout that the house tests look at. */
export const root = join(import.meta.dirname, '..', '..');

const notOurs = new Set(['node_modules', 'dist', 'coverage', '.git', '.loyalty']);
const binary = /\.(png|jpe?g|gif|webp|ico|woff2?|parquet|gz|zip)$/;

/** Paths of every text file of the repository, relative to its root, sorted. */
export function everyFile(): string[] {
  const found: string[] = [];
  const visit = (folder: string): void => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (notOurs.has(entry.name) || path === 'data') continue;
      if (entry.isDirectory()) visit(path);
      else if (!binary.test(entry.name)) found.push(path);
    }
  };
  visit('');
  return found.sort();
}

/** Our own program text: TypeScript of server, console, laboratory and tests, and the scripts. */
export function sourceFiles(): string[] {
  return everyFile().filter(
    (path) => /^(src|client|console|lab|site|test|scripts|bin)\//.test(path) && /\.(tsx?|mjs|cjs)$/.test(path) && path !== contractPath,
  );
}

/** The typed contract of the API, written by a program out of the OpenAPI description. */
const contractPath = 'client/src/contract.ts';

export function isTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path) || path.startsWith('test/');
}

export function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** The syntax tree of one file. */
export function parse(path: string): ts.SourceFile {
  const kind = path.endsWith('x') ? ts.ScriptKind.TSX : path.endsWith('.ts') ? ts.ScriptKind.TS : ts.ScriptKind.JS;
  return ts.createSourceFile(path, read(path), ts.ScriptTarget.Latest, true, kind);
}

/** Calls `look` with every node below `node`, itself included. */
export function walk(node: ts.Node, look: (node: ts.Node) => void): void {
  look(node);
  node.forEachChild((child) => walk(child, look));
}

/** `path:line` as editors open it. */
export function placeOf(node: ts.Node): string {
  const file = node.getSourceFile();
  return `${file.fileName}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
}

/** The folders of src/: the rooms that exist. */
export function roomsOnDisk(): string[] {
  return readdirSync(join(root, 'src'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

export interface ModuleTable {
  readonly rooms: Readonly<Record<string, readonly string[]>>;
  readonly onlyIn: Readonly<Record<string, readonly string[]>>;
}

export function moduleTable(): ModuleTable {
  return JSON.parse(read('modules.json')) as ModuleTable;
}

/** The words of a file's name and of each folder above it: `src/event/read-wire.ts` → src, event, read, wire. */
export function wordsOfPath(path: string): string[] {
  const withoutEnding = `${dirname(path)}/${basename(path).replace(/(\.test)?\.[a-z]+$/, '')}`;
  return withoutEnding.split(/[/.\-_]+/).filter((word) => word !== '');
}
