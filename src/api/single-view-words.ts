import { formatPersonId, type PersonId } from '../foundation/index.ts';
import type { Gap, SingleViewDefinition } from '../wholeness/index.ts';

export interface SourceRef {
  readonly id: number;
  readonly name: string;
}
type SourceOf = (id: number) => SourceRef;

/** The definition as answers have it: with names of sources, and in sentences. Pure. */
export function definitionView(definition: SingleViewDefinition, version: number, sourceOf: SourceOf) {
  const { freshDays, traits, reviewersAgree } = definition;
  const expected = definition.expected.map(({ source, freshDays: days }) => ({ source: nameOf(sourceOf(source)), freshDays: days }));
  return { words: wordsOf(definition, expected), expected, freshDays, traits, reviewersAgree, version };
}

function nameOf({ id, name }: SourceRef): SourceRef {
  return { id, name };
}

function wordsOf(
  { freshDays, traits, reviewersAgree }: SingleViewDefinition,
  expected: readonly { readonly source: SourceRef; readonly freshDays: number | null }[],
): string[] {
  const days = (count: number): string => (count === 1 ? 'one day' : `${count} days`);
  return [
    'A customer is somebody who is known: by an e-mail address, a phone or customer number, a card, or a name. A browser, a device, a code or a name on a social network alone is none.',
    'Records that are likelier one person than two are one customer, who is not yet whole until somebody says whether they are.',
    expected.length === 0
      ? 'No source is expected of a customer, so none can be missing.'
      : `Each of these sources knows her, or she is known not to be there: ${expected
          .map(({ source, freshDays: fresh }) => (fresh === null ? source.name : `${source.name} (fresh for ${days(fresh)})`))
          .join(', ')}.`,
    freshDays === null
      ? 'How long ago anything was heard of her does not count.'
      : `Some source has said something of her within ${days(freshDays)}.`,
    traits.length === 0 ? 'Sources may disagree.' : `Sources do not disagree unsettled on: ${traits.join(', ')}.`,
    ...(reviewersAgree ? ['No two reviewers say different things of a pair of hers.'] : []),
  ];
}

interface GapNames {
  readonly sourceOf: SourceOf;
  readonly nameOf: (person: number) => string | null;
  readonly isHidden: (field: string) => boolean;
}

/** Why she is not yet whole, in the words of the API. Pure. */
export function gapView(gap: Gap, { sourceOf, nameOf: nameOfPerson, isHidden }: GapNames) {
  const record = (person: number) => ({ id: formatPersonId(person as PersonId), name: nameOfPerson(person) });
  switch (gap.kind) {
    case 'likely_pair':
    case 'reviewers_differ':
      return { reason: gap.kind, pair: gap.pair, records: [...new Set(gap.people)].map(record) };
    case 'source_missing':
      return { reason: gap.kind, source: nameOf(sourceOf(gap.source)) };
    case 'source_stale':
      return { reason: gap.kind, source: nameOf(sourceOf(gap.source)), last: new Date(gap.last).toISOString() };
    case 'not_fresh':
      return { reason: gap.kind, last: new Date(gap.last).toISOString() };
    case 'trait_open':
      return {
        ...{ reason: gap.kind, record: formatPersonId(gap.person as PersonId) },
        ...(isHidden(gap.trait) ? {} : { trait: gap.trait }),
      };
  }
}
