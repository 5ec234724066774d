import type { Static } from '@sinclair/typebox';
import {
  type ContentItem,
  type ContentVersion,
  type CoveredQuestion,
  contentKindNames,
  contentKinds,
  type DeviceLimits,
  deviceNames,
  devices,
  type FieldTable,
  isInStandard,
  nameOfTag,
  type SuggestedTag,
  standingOf,
  type TagStandard,
} from '../content/index.ts';
import type { contentCoverage, contentItem, contentKindList, contentVersion, standardView, tagSuggestions } from './shapes/content.ts';

/** An item as it stands, its tags by the names of the standard. */
export function itemView(item: ContentItem, standard: TagStandard, now: number): Static<typeof contentItem> {
  const isConfirmed = item.tags.some(({ kind, value, state }) => state === 'confirmed' && isInStandard(standard, kind, value));
  return {
    ...item,
    standing: standingOf(item, isConfirmed, now),
    tags: item.tags.map(({ at, ...tag }) => ({
      ...tag,
      name: nameOfTag(standard, tag.kind, tag.value),
      ...(at === undefined ? {} : { at: new Date(at).toISOString() }),
    })),
  };
}

export function versionView({ changedAt, ...version }: ContentVersion): Static<typeof contentVersion> {
  return { ...version, changedAt: new Date(changedAt).toISOString() };
}

/** Suggestions with their names, and what a person has said of each. */
export function suggestionsView(
  tags: readonly SuggestedTag[],
  item: Pick<ContentItem, 'tags'>,
  standard: TagStandard,
): Static<typeof tagSuggestions>['suggestions'] {
  return tags.map((tag) => {
    const known = item.tags.find(({ kind, value }) => kind === tag.kind && value === tag.value);
    return { ...tag, name: nameOfTag(standard, tag.kind, tag.value), ...(known === undefined ? {} : { state: known.state }) };
  });
}

export function coverageView(covered: readonly CoveredQuestion[], standard: TagStandard): Static<typeof contentCoverage> {
  const questions = new Map(standard.questions.map(({ key, name }) => [key, name]));
  return {
    stages: standard.stages.map(({ key, name }) => ({
      key,
      name,
      questions: covered
        .filter(({ stage }) => stage === key)
        .map(({ question, inUse, waiting }) => ({ key: question, name: questions.get(question) ?? question, inUse, waiting })),
    })),
    gaps: covered.filter(({ inUse }) => inUse === 0).length,
  };
}

/** What there can be, for whoever draws a form: kinds with their fields, devices with their limits. */
export function kindsView(): Static<typeof contentKindList> {
  return {
    kinds: contentKindNames.map((kind) => ({ kind, fields: fieldsView(contentKinds[kind]) })),
    devices: deviceNames.map((device) => {
      const { channels, ...limits }: DeviceLimits = devices[device];
      return { device, channels, ...limits };
    }),
  };
}

function fieldsView(table: FieldTable): Static<typeof contentKindList>['kinds'][number]['fields'] {
  return Object.entries(table).map(([name, field]) => {
    if (field.shape !== 'rows') {
      const { whole: _whole, ...shown } = { whole: undefined, ...field };
      return { name, ...shown };
    }
    const { columns, ...rest } = field;
    return { name, ...rest, columns: fieldsView(columns) };
  });
}

/** The tag standard without the words that items are searched for. */
export function standardNames(standard: TagStandard): Static<typeof standardView> {
  const names = (list: readonly { readonly key: string; readonly name: string }[]) => list.map(({ key, name }) => ({ key, name }));
  const { stages, questions, products, occasions, devices: where, moods, topics } = standard;
  return {
    stages: names(stages),
    questions: questions.map(({ key, name, stages: asked }) => ({ key, name, stages: asked })),
    products: names(products),
    occasions: names(occasions),
    devices: names(where),
    moods: names(moods),
    topics: names(topics),
  };
}
