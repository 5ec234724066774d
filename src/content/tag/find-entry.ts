import type { TagKind } from '../item/content-item.ts';
import type { TagStandard } from './tag-standard.ts';

const partOf = {
  question: 'questions',
  stage: 'stages',
  product: 'products',
  occasion: 'occasions',
  device: 'devices',
  mood: 'moods',
  topic: 'topics',
} as const satisfies Readonly<Record<TagKind, keyof TagStandard>>;

const namesByStandard = new WeakMap<TagStandard, ReadonlyMap<TagKind, ReadonlyMap<string, string>>>();

/** Whether the standard has such an entry. Pure. */
export function isInStandard(standard: TagStandard, kind: TagKind, value: string): boolean {
  return namesOf(standard, kind)?.has(value) === true;
}

/** What people call an entry; its key where the standard has it no more. Pure. */
export function nameOfTag(standard: TagStandard, kind: TagKind, value: string): string {
  return namesOf(standard, kind)?.get(value) ?? value;
}

function namesOf(standard: TagStandard, kind: TagKind): ReadonlyMap<string, string> | undefined {
  let names = namesByStandard.get(standard);
  if (names === undefined) {
    names = new Map(
      Object.entries(partOf).map(([of, part]) => [of as TagKind, new Map(standard[part].map(({ key, name }) => [key, name]))]),
    );
    namesByStandard.set(standard, names);
  }
  return names.get(kind);
}
