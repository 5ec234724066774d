import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FileName } from './files.ts';

/** One of Larkfield's systems: how it is declared as a source, its file, and the mapping that brings the file in. */
export interface LarkfieldSource {
  readonly key: string;
  readonly name: string;
  /** A channel of the product's source room. */
  readonly channel: string;
  readonly marketingOwner: string;
  readonly technologyOwner: string;
  /** IANA zone of times that do not say theirs. */
  readonly timezone: string;
  /** ISO 4217, for amounts that do not say theirs. */
  readonly currency: string;
  readonly file: FileName;
  /** A mapping as `POST /v1/imports` takes it. */
  readonly mapping: Readonly<Record<string, unknown>>;
}

/** Larkfield's systems in the order in which a firm would connect them: who people are first, then what they do. */
export function larkfieldSources(): LarkfieldSource[] {
  const read = (path: string): unknown => JSON.parse(readFileSync(fileURLToPath(new URL(path, import.meta.url)), 'utf8'));
  const declared = read('./sources.json') as (Omit<LarkfieldSource, 'mapping'> & { mapping: string })[];
  return declared.map((source) => ({ ...source, mapping: read(`./mappings/${source.mapping}`) as Record<string, unknown> }));
}

/** Where a source's file is after `generateLarkfield`. */
export function sourcePath(filesFolder: string, source: LarkfieldSource): string {
  return join(filesFolder, source.file);
}
