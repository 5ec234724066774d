/** Something that names a person in a file, in the form in which the product compares it. */
export interface Identifier {
  readonly namespace: string;
  readonly value: string;
  /** Known from the start to be many people's: a kiosk, a switchboard. */
  readonly everybodys?: boolean;
  /** Written so that only some readers know it (a phone number without its country): theirs who wrote it, but no certain link. */
  readonly unsure?: boolean;
}

export interface Link {
  readonly person: string;
  /** Certain: both were seen together, and both are hers alone. Probable: hers too, but no record holds the two together. */
  readonly kind: 'certain' | 'probable';
  readonly a: Identifier;
  readonly b: Identifier;
  readonly file: string;
}

export interface KnownAs extends Identifier {
  readonly files: readonly string[];
  readonly shared: boolean;
}

interface Seen {
  readonly identifier: Identifier;
  readonly people: Set<string>;
  readonly files: Set<string>;
}

interface Together {
  readonly a: string;
  readonly b: string;
  readonly person: string;
  readonly file: string;
}

const keyOf = (identifier: Identifier): string => `${identifier.namespace}\t${identifier.value}`;

/**
 * What was seen together in the rows about a few people who may share things (a household, a firm). Whether an identifier is one
 * person's alone is known only when all of them have been written.
 */
export class Evidence {
  readonly #seen = new Map<string, Seen>();
  readonly #pairs = new Map<string, Together>();

  /** A row of `file` about `person` that holds these identifiers, the strongest first. */
  record(file: string, person: string, identifiers: readonly Identifier[]): void {
    const keys = identifiers.map((identifier) => {
      const key = keyOf(identifier);
      let seen = this.#seen.get(key);
      if (seen === undefined) {
        seen = { identifier, people: new Set(), files: new Set() };
        this.#seen.set(key, seen);
      }
      seen.people.add(person);
      seen.files.add(file);
      return key;
    });
    const a = keys[0];
    for (let at = 1; at < keys.length; at++) {
      const b = keys[at] as string;
      if (identifiers[0]?.unsure || identifiers[at]?.unsure) continue;
      const pair = `${a} ${b}`;
      if (a !== b && !this.#pairs.has(pair)) this.#pairs.set(pair, { a: a as string, b, person, file });
    }
  }

  #isShared(key: string): boolean {
    const seen = this.#seen.get(key) as Seen;
    return seen.identifier.everybodys === true || seen.people.size > 1;
  }

  /** All that `person` is known as. */
  identifiersOf(person: string): KnownAs[] {
    const known: KnownAs[] = [];
    for (const [key, { identifier, people, files }] of this.#seen) {
      if (people.has(person))
        known.push({ namespace: identifier.namespace, value: identifier.value, files: [...files], shared: this.#isShared(key) });
    }
    return known;
  }

  /** Identifiers of several people, with who they are. */
  shared(): { identifier: Identifier; people: string[] }[] {
    return [...this.#seen]
      .filter(([key, seen]) => this.#isShared(key) && seen.identifier.everybodys !== true)
      .map(([, seen]) => ({ identifier: seen.identifier, people: [...seen.people] }));
  }

  /** The certain links of a person, and one probable link from each further group of her identifiers to the first. */
  linksOf(person: string): Link[] {
    const links: Link[] = [];
    const own = [...this.#seen].filter(([key, seen]) => seen.people.has(person) && !this.#isShared(key)).map(([key]) => key);
    const groups = new Map(own.map((key) => [key, key]));
    const rootOf = (key: string): string => {
      let root = key;
      while (groups.get(root) !== root) root = groups.get(root) as string;
      return root;
    };
    for (const { a, b, person: whose, file } of this.#pairs.values()) {
      if (whose !== person || !groups.has(a) || !groups.has(b)) continue;
      links.push({ person, kind: 'certain', a: this.#identifier(a), b: this.#identifier(b), file });
      groups.set(rootOf(b), rootOf(a));
    }
    const roots = [...new Set(own.map(rootOf))];
    for (const root of roots.slice(1)) {
      links.push({ person, kind: 'probable', a: this.#identifier(roots[0] as string), b: this.#identifier(root), file: '' });
    }
    return links;
  }

  #identifier(key: string): Identifier {
    return (this.#seen.get(key) as Seen).identifier;
  }
}
