import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A person as she really is. Fields beyond these follow `lab/README.md`. */
export interface TruePerson {
  readonly person: string;
  readonly kind: 'contact' | 'customer' | 'prospect' | 'visitor';
  readonly given: string;
  readonly family: string;
  readonly born: string;
  readonly household?: string;
  readonly firm?: string;
  readonly traits: Readonly<Record<string, boolean | number | string>>;
  /** ISO 8601, exact instants of the purchase process. */
  readonly purchases?: readonly string[];
  readonly leftAt?: string | null;
  readonly identifiers: readonly TrueIdentifier[];
  /** Rows about her by file, repeats and broken rows not counted. */
  readonly rows: Readonly<Record<string, number>>;
}

export interface TrueIdentifier {
  readonly namespace: string;
  readonly value: string;
  readonly files: readonly string[];
  /** Also other people's. */
  readonly shared: boolean;
}

export interface TrueLink {
  readonly person: string;
  readonly kind: 'certain' | 'probable';
  readonly a: string;
  readonly b: string;
  /** The file that holds the two together; empty for probable links. */
  readonly file: string;
}

/** Something that several people use, and who they are: `everybody` for a kiosk, `nobody` for a placeholder. */
export interface SharedIdentifier {
  readonly key: string;
  readonly people: readonly string[];
}

/** An identifier as one text, for maps: namespace and value. */
export function identifierKey(namespace: string, value: string): string {
  return `${namespace}\t${value}`;
}

async function* linesOf(path: string): AsyncGenerator<string> {
  for await (const line of createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line !== '') yield line;
  }
}

/** All people, one at a time. */
export async function* readPeople(folder: string): AsyncGenerator<TruePerson> {
  for await (const line of linesOf(join(folder, 'people.ndjson'))) yield JSON.parse(line) as TruePerson;
}

export async function* readLinks(folder: string): AsyncGenerator<TrueLink> {
  let isHeading = true;
  for await (const line of linesOf(join(folder, 'links.csv'))) {
    if (!isHeading) {
      const [person, kind, aNamespace, aValue, bNamespace, bValue, file] = line.split(',') as [
        string,
        TrueLink['kind'],
        string,
        string,
        string,
        string,
        string,
      ];
      yield { person, kind, a: identifierKey(aNamespace, aValue), b: identifierKey(bNamespace, bValue), file };
    }
    isHeading = false;
  }
}

export async function readShared(folder: string): Promise<SharedIdentifier[]> {
  const shared: SharedIdentifier[] = [];
  for await (const line of linesOf(join(folder, 'shared.csv'))) {
    const [namespace, value, people] = line.split(',') as [string, string, string];
    if (namespace !== 'namespace') shared.push({ key: identifierKey(namespace, value), people: people.split(' ') });
  }
  return shared;
}

/** Who holds each identifier that is one person's alone. */
export async function readOwners(folder: string): Promise<Map<string, string>> {
  const owners = new Map<string, string>();
  for await (const { person, identifiers } of readPeople(folder)) {
    for (const { namespace, value, shared } of identifiers) if (!shared) owners.set(identifierKey(namespace, value), person);
  }
  return owners;
}

/** Numbers that stand in the files and must not be found anywhere in the product. */
export async function readKeyedNumbers(folder: string): Promise<string[]> {
  return (await readFile(join(folder, 'keyed-numbers.txt'), 'utf8')).split('\n').filter((line) => line !== '');
}
