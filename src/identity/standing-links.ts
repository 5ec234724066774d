import { type AttachPermission, isRefused, mergeAttachPermission, nothingSaid } from './attach-permission.ts';

/** What somebody said, by one of her identifiers, of a name that joins by a person's own link only. */
export interface OwnLink {
  readonly id: number;
  readonly speaker: number;
  readonly name: number;
  /** When she last linked it and when she last took that back. */
  readonly word: AttachPermission;
}

export interface StandingLinks {
  /** Why a link joins nobody by what people themselves said of it, or a steward decided. */
  readonly refused: ReadonlyMap<number, 'held_by_another' | 'no_own_word' | 'taken_back'>;
  /** Names that more than one person says to be hers. */
  readonly shared: ReadonlySet<number>;
}

/**
 * Which links that people made themselves hold. A word is a person's, whichever of her identifiers she said it by: her latest word on a name holds
 * for all her links to it, no link where she said both at one time, and never for anybody else's. A name that several people have linked is shared,
 * whatever else is alike of them; one that is in `held` is of the person of that decision. Pure, and the same in any order of `links`.
 */
export function standingLinks(links: readonly OwnLink[], personOf: (id: number) => number, held: ReadonlySet<number>): StandingLinks {
  const wordKey = ({ speaker, name }: OwnLink): string => `${personOf(speaker)} ${name}`;
  const words = new Map<string, AttachPermission>();
  for (const link of links) {
    const key = wordKey(link);
    words.set(key, mergeAttachPermission(words.get(key) ?? nothingSaid, link.word));
  }
  const refused = new Map<number, 'held_by_another' | 'no_own_word' | 'taken_back'>();
  const people = new Map<number, Set<number>>();
  for (const link of links) {
    const word = words.get(wordKey(link)) as AttachPermission;
    const person = personOf(link.speaker);
    if (isRefused(word)) refused.set(link.id, 'taken_back');
    else if (word.allowedAt === undefined) refused.set(link.id, 'no_own_word');
    else if (held.has(link.name)) {
      if (person !== personOf(link.name)) refused.set(link.id, 'held_by_another');
    } else people.set(link.name, (people.get(link.name) ?? new Set()).add(person));
  }
  return { refused, shared: new Set([...people].filter(([, linking]) => linking.size > 1).map(([name]) => name)) };
}
