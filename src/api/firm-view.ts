import type { Static } from '@sinclair/typebox';
import {
  type AccountReading,
  dayOf,
  type FirmFact,
  type FirmInBrief,
  type FirmRelation,
  formatFirmId,
  type HeldBuyingRole,
  type HeldDown,
  type HeldRole,
  isLive,
  type OpenAtFirm,
  type PartyRole,
  type PersonReading,
  pointsByLevel,
  weightByRole,
} from '../firm/index.ts';
import { formatPersonId } from '../foundation/index.ts';
import { shownValue } from '../profile/index.ts';
import type { firmDetails, personReading } from './shapes/firms.ts';

export type FirmView = Static<typeof firmDetails>;

/** What firms are shown by: names of sources, hidden fields, the day. */
export interface FirmViewContext {
  readonly now: number;
  readonly sourceOf: (id: number) => { readonly id: number; readonly name: string };
  readonly isHidden: (field: string) => boolean;
}

export const refOf = ({ id, name, form }: FirmInBrief) => ({ id: formatFirmId(id), name, form });

export const isoOf = (time: number): string => new Date(time).toISOString();

/** A colleague's word has no source. */
export function byOf({ sourceId, saidBy }: { sourceId: number; saidBy: string }, { sourceOf }: FirmViewContext) {
  return sourceId === 0 ? { colleague: saidBy } : { source: sourceOf(sourceId) };
}

export function roleView(role: HeldRole, context: FirmViewContext) {
  const { id, endedBy } = role;
  return {
    ...{ id, ...roleNowView(role), isLive: isLive(role, dayOf(context.now)), by: byOf(role, context) },
    ...(endedBy === undefined ? {} : { endedBy }),
  };
}

export function roleNowView({ role, context, since, until }: PartyRole) {
  return { role, context, since, ...(until === undefined ? {} : { until }) };
}

export function buyingRoleView(role: HeldBuyingRole, context: FirmViewContext) {
  const { id, role: name, context: matter, since, until } = role;
  return {
    ...{ id, role: name, context: matter, since, isLive: isLive(role, dayOf(context.now)), by: byOf(role, context) },
    ...(until === undefined ? {} : { until }),
  };
}

export function relationView(relation: FirmRelation, context: FirmViewContext) {
  const { id, from, kind, to, context: matter, since, until, saidBy } = relation;
  return {
    ...{ id, from: refOf(from), kind, to: refOf(to), context: matter, since, isLive: isLive(relation, dayOf(context.now)) },
    ...(until === undefined ? {} : { until }),
    by: saidBy === '' ? {} : { colleague: saidBy },
  };
}

const shortDay = (time: number): string => isoOf(time).slice(0, 10);
const kindWords = { case: 'a case', complaint: 'a complaint', repair: 'a repair', return: 'a return' } as const;

/** Why somebody stands with us as she does, with the sentence. */
export function readingView({ level, reason }: PersonReading): Static<typeof personReading> {
  switch (reason.code) {
    case 'problemOpen':
      return {
        level,
        reason: {
          ...{ code: reason.code, kind: reason.kind, time: isoOf(reason.since) },
          words: `${kindWords[reason.kind]} is open since ${shortDay(reason.since)}`,
        },
      };
    case 'problemLately':
      return {
        level,
        reason: { code: reason.code, time: isoOf(reason.closedAt), words: `a problem was put right on ${shortDay(reason.closedAt)}` },
      };
    case 'badOpinion':
    case 'goodOpinion': {
      const { code, kind, score, time } = reason;
      return { level, reason: { code, kind, score, time: isoOf(time), words: `her newest ${kind} is ${score}, of ${shortDay(time)}` } };
    }
    case 'notSeen':
      return {
        level,
        reason: {
          code: reason.code,
          time: isoOf(reason.time),
          words: `nothing was seen of her for half a year, last on ${shortDay(reason.time)}`,
        },
      };
    case 'seen':
      return { level, reason: { code: reason.code, time: isoOf(reason.time), words: `seen on ${shortDay(reason.time)}, nothing amiss` } };
    case 'tooLittle':
      return { level, reason: { code: reason.code, words: `too little is known: ${reason.events} events` } };
  }
}

/** The reading of an account, with how it comes about. */
export function accountReadingView(reading: AccountReading) {
  return {
    ...reading,
    words: readingWords(reading),
    rules: { points: { ...pointsByLevel }, weights: { ...weightByRole } },
  };
}

const heldDownWords: Readonly<Record<HeldDown, string>> = {
  openProblem: ' Somebody has an open problem, so the account is troubled at best.',
  mostTroubled: ' Those who are troubled weigh more than the others, so the account is troubled at best.',
};

function readingWords({ level, score, readFrom, people, heldDown }: AccountReading): string {
  if (people === 0) return 'Nobody is known there yet, so nothing can be said.';
  if (level === 'unknown' || score === undefined)
    return `${people} ${people === 1 ? 'person is' : 'people are'} known there, and of none enough to say.`;
  const mean = `The mean of ${readFrom} of ${people} people is ${score} of 100; a decider counts three times, a buyer or influencer twice.`;
  const thin = readFrom * 2 < people ? ' Of most people there too little is known.' : '';
  return `${mean}${heldDown === undefined ? '' : heldDownWords[heldDown]}${thin}`;
}

export function openView(problem: OpenAtFirm, nameOf: (person: OpenAtFirm['person']) => string, firm: FirmInBrief) {
  const { person, kind, since, title, words, channel, eventId, owner } = problem;
  return {
    ...{ customer: formatPersonId(person), name: nameOf(person), firm: refOf(firm), kind, since: isoOf(since) },
    ...(title === undefined ? {} : { title }),
    ...(words === undefined ? {} : { words }),
    ...(channel === undefined ? {} : { channel }),
    ...(eventId === undefined ? {} : { eventId }),
    ...(owner === undefined ? {} : { owner: { ...owner, time: isoOf(owner.time) } }),
    ownerWords: owner === undefined ? 'Nobody deals with it yet: name somebody.' : `${owner.name} deals with it.`,
  };
}

const factRule = 'what was last said anew counts; the same said again changes nothing';

export function factView(
  { name, chosen, others }: { name: string; chosen: FirmFact; others: readonly FirmFact[] },
  context: FirmViewContext,
) {
  const hidden = context.isHidden(name);
  const view = (fact: FirmFact) => ({
    value: hidden ? null : shownValue(fact.value, context.isHidden),
    ...byOf(fact, context),
    ...(fact.messageId === undefined ? {} : { messageId: fact.messageId }),
    since: isoOf(fact.since),
    lastSaid: isoOf(fact.lastSaid),
  });
  return { name, ...view(chosen), ...(hidden ? { hidden: true as const } : {}), rule: factRule, others: others.map(view) };
}
