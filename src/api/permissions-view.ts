import type { Static } from '@sinclair/typebox';
import {
  type ConsentRules,
  groundOf,
  type PermissionAnswer,
  type Purpose,
  purposes,
  reachingChannels,
  type SaidPermission,
} from '../consent/index.ts';
import { formatPersonId, type IdentifierId, type PersonId } from '../foundation/index.ts';
import { attentionOf, type GateRules, type RelationshipWanted, type Standing, wordsOfPermission } from '../gate/index.ts';
import { type Fragment, formatEventId, shownIdentifier, type ViewContext } from '../profile/index.ts';
import type { customerPermissions } from './shapes/permissions.ts';

/** Purposes for which messages are sent. */
const messagePurposes: ReadonlySet<Purpose> = new Set(['service', 'advice', 'marketing']);

interface ViewOf {
  readonly person: PersonId;
  readonly fragments: readonly Fragment[];
  readonly standing: Standing;
  readonly consent: ConsentRules;
  readonly gate: GateRules;
  readonly context: Omit<ViewContext, 'settlements'>;
}

/** What one customer allows, by purpose and channel, and why; pure. */
export function permissionsView({ person, fragments, standing, consent, gate, context }: ViewOf): Static<typeof customerPermissions> {
  const { permissions, relationship, openProblem, contacts, country } = standing;
  const byId = new Map(fragments.map((fragment) => [fragment.identifier.id as number, fragment]));
  const said = (word: PermissionAnswer['said']) => (word === undefined ? {} : { said: wordView(word, byId, context) });
  const answer = (purpose: Purpose, channel?: string) => {
    const found = permissions.of(purpose, channel);
    return { allowed: found.allowed, code: found.code, words: wordsOfPermission(found, purpose, channel), ...said(found.said) };
  };
  const { freeAt, ...attention } = attentionOf(contacts, gate.attention, context.now);
  return {
    customer: formatPersonId(person),
    ...(country === undefined ? {} : { country }),
    purposes: purposes.map((purpose) => ({
      purpose,
      ground: groundOf(consent, purpose, country),
      ...answer(purpose),
      channels: messagePurposes.has(purpose) ? reachingChannels.map((channel) => ({ channel, ...answer(purpose, channel) })) : [],
    })),
    relationship: relationshipView(relationship, context),
    attention: { ...attention, ...(freeAt === undefined ? {} : { freeAt: new Date(freeAt).toISOString() }) },
    ...(openProblem === undefined ? {} : { openProblem: { kind: openProblem.kind, since: new Date(openProblem.since).toISOString() } }),
  };
}

function relationshipView(wanted: RelationshipWanted | undefined, { sourceOf }: ViewOf['context']) {
  if (wanted === undefined) return { isStated: false, reason: 'She has not said, and no clear sign tells.' };
  const { relationship, isStated, reason, chosen } = wanted;
  if (chosen === undefined) return { relationship, isStated, reason };
  const { time, sourceId, messageId, identifierId } = chosen;
  return {
    ...{ relationship, isStated, reason, time: new Date(time).toISOString(), source: { id: sourceId, name: sourceOf(sourceId).name } },
    eventId: eventIdOf(identifierId, { time, sourceId, messageId }),
  };
}

function wordView(
  word: SaidPermission & { readonly identifierId: number },
  byId: ReadonlyMap<number, Fragment>,
  context: ViewOf['context'],
) {
  const { purpose, granted, time, until, sourceId, signal, identifierId } = word;
  const { identifier } = byId.get(identifierId) as Fragment;
  return {
    ...{
      name: purpose,
      granted,
      time: new Date(time).toISOString(),
      signal,
      source: { id: sourceId, name: context.sourceOf(sourceId).name },
    },
    ...(until === undefined ? {} : { until: new Date(until).toISOString() }),
    identifier: shownIdentifier(identifier, context.isHidden),
    eventId: eventIdOf(identifierId, word),
  };
}

function eventIdOf(identifierId: number, { time, sourceId, messageId }: Pick<SaidPermission, 'messageId' | 'sourceId' | 'time'>): string {
  const address = { identifierId: identifierId as IdentifierId, time, sourceId: sourceId as Fragment['identifier']['sourceId'], messageId };
  return formatEventId(address);
}
