import { type ConsentRules, type Purpose, purposesNamed } from '../consent/index.ts';
import type { Clock, IdentifierId, PersonId } from '../foundation/index.ts';
import { currentPeople } from '../identity/index.ts';
import { readFragments } from '../profile/index.ts';
import type { Postgres, Sql } from '../storage/index.ts';
import type { Act, GateAnswer, Refusal } from './act.ts';
import type { GateLog } from './gate-log.ts';
import type { GateRules } from './gate-rules.ts';
import { mayWe } from './may-we.ts';
import { type Standing, standingOf } from './standing.ts';

/** Data about her that would leave the house: for what, in the firm's own name for it, and whose words and deeds it is. */
export interface HandOut {
  readonly purpose: string;
  /** The identifier that the data came by; without it, of her as a whole. */
  readonly identifierId?: number;
}

const pass: GateAnswer = { allowed: true, refusals: [] };

/**
 * Whether data about a person may be given to somebody else. What serves her own wish needs nothing; all else a yes of hers to that very purpose,
 * whatever ground it has inside the house, no objection to the sale or sharing of her data, and a relationship that allows it. Pure.
 */
export function mayHandOut({ purpose, identifierId }: HandOut, standing: Standing, rules: GateRules, now: number): GateAnswer {
  const purposes = purposesNamed(purpose);
  if (purposes.length === 1 && purposes[0] === 'service') return pass;
  const refusals: Refusal[] = [];
  const { permissions } = standing;
  if (!permissions.permits(purpose, identifierId))
    refusals.push(permissionRefusal({ purpose, ...(identifierId === undefined ? {} : { identifierId }) }, purposes, standing));
  // What she chose counts here; what we read from signs is about how we come to her.
  if (standing.relationship?.isStated) {
    const act: Act = { purpose: mainPurpose(purpose), channel: outside, isOutbound: true, isPromotion: false };
    refusals.push(...mayWe(act, standing, rules, now).refusals.filter(({ code }) => code.startsWith('relationship.')));
  }
  return refusals.length === 0 ? pass : { allowed: false, refusals };
}

/** The channel of what is handed to others: it reaches nobody by itself. */
export const outside = 'outside';

/** Which of our purposes a firm's own name is about; what nobody knows is about giving to others. Pure. */
export function mainPurpose(name: string): Purpose {
  return purposesNamed(name)[0] ?? 'advertising';
}

function permissionRefusal({ purpose, identifierId }: HandOut, purposes: readonly Purpose[], { permissions }: Standing): Refusal {
  const sale = permissions.of('advertising');
  if (sale.code === 'consent.gpc' || sale.code === 'consent.gpp')
    return { code: sale.code, words: 'She objected to the sale or sharing of her data.' };
  for (const one of purposes) {
    const answer = identifierId === undefined ? permissions.of(one) : permissions.mayUse(identifierId, one);
    if (!answer.allowed && answer.code !== 'consent.unknown')
      return {
        code: answer.code,
        words:
          answer.code === 'consent.expired' ? `Her yes to ${purpose} has run out.` : `She said no to ${answer.said?.purpose ?? purpose}.`,
      };
  }
  return { code: 'consent.unknown', words: `She has not said yes to ${purpose}, and without a yes it is a no.` };
}

/** Standings of some people by each of their identifiers, as far as handing out goes by them. One statement. */
export async function readStandings(
  sql: Sql,
  personIds: readonly PersonId[],
  rules: { readonly consent: ConsentRules; readonly gate: GateRules },
  now: number,
): Promise<Map<number, Standing>> {
  const byIdentifier = new Map<number, Standing>();
  for (const fragments of (await readFragments(sql, personIds)).values()) {
    const standing = standingOf({ fragments, contacts: [] }, rules.consent, rules.gate, now);
    for (const { identifier } of fragments) byIdentifier.set(identifier.id, standing);
  }
  return byIdentifier;
}

/** Asked at the last moment before something leaves: what was queued while she allowed it does not go once she has taken it back. */
export interface OutboundGate {
  mayHandOut(purpose: string, identifierId: number): Promise<GateAnswer>;
}

export interface OutboundGateDependencies {
  readonly postgres: Postgres;
  readonly consent: () => ConsentRules;
  readonly gate: () => GateRules;
  readonly clock: Clock;
  readonly log?: GateLog;
}

/** A gate that reads what stands of a person anew each time: two prepared statements. */
export function createOutboundGate({ postgres, consent, gate, clock, log }: OutboundGateDependencies): OutboundGate {
  return {
    async mayHandOut(purpose, identifierId) {
      const now = clock.now();
      const rules = gate();
      const personId = (await currentPeople(postgres, [identifierId])).get(identifierId);
      const standings =
        personId === undefined ? undefined : await readStandings(postgres, [personId], { consent: consent(), gate: rules }, now);
      const standing = standings?.get(identifierId as IdentifierId) ?? standingOf({ fragments: [], contacts: [] }, consent(), rules, now);
      const answer = mayHandOut({ purpose, identifierId }, standing, rules, now);
      const { refusals } = answer;
      if (refusals.length > 0)
        log?.note({ asker: 'webhook', purpose: mainPurpose(purpose), channel: outside, identifierId, item: purpose, refusals });
      return answer;
    },
  };
}
