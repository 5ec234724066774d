import { type Static, Type } from '@sinclair/typebox';
import type { ConsentRules } from '../consent/index.ts';
import { type Clock, NotAllowed } from '../foundation/index.ts';
import { type GateLog, type GateRules, mainPurpose, mayHandOut, outside, type Refusal, standingOf } from '../gate/index.ts';
import type { Fragment } from '../profile/index.ts';

/** What handing out data about people goes by. */
export interface HandOutDependencies {
  readonly clock: Clock;
  readonly consent: () => ConsentRules;
  readonly gate: () => GateRules;
  readonly log: Pick<GateLog, 'note'>;
}

/** What somebody is going to do with what is handed out. */
export const purposeQuery = {
  purpose: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 100,
      description:
        'what it is for: service unless said; for anything else (marketing, analysis …) only of people who said yes to it, and only what that covers',
    }),
  ),
};
export type PurposeQuery = Static<ReturnType<typeof Type.Object<typeof purposeQuery>>>;

const service = 'service';

/**
 * The part of a person that may be handed out for a purpose: fragments whose identifiers allow it, and identifiers under which nothing was ever said or
 * done, for they were told by those. None where nothing may, with the reasons. Noted in the log of the gate.
 */
export function handedOut(
  fragments: readonly Fragment[],
  purpose: string | undefined,
  { clock, consent, gate, log }: HandOutDependencies,
): { readonly fragments: readonly Fragment[]; readonly refusals: readonly Refusal[] } {
  if (purpose === undefined || purpose === service) return { fragments, refusals: [] };
  const now = clock.now();
  const rules = gate();
  const standing = standingOf({ fragments, contacts: [] }, consent(), rules, now);
  const allowed = new Set<Fragment>();
  let refusals: readonly Refusal[] = [];
  for (const fragment of fragments) {
    if (fragment.summary.count === 0) continue;
    const answer = mayHandOut({ purpose, identifierId: fragment.identifier.id }, standing, rules, now);
    if (answer.allowed) allowed.add(fragment);
    else if (refusals.length === 0) refusals = answer.refusals;
  }
  const [first] = fragments;
  if (allowed.size > 0) return { fragments: fragments.filter((one) => allowed.has(one) || one.summary.count === 0), refusals: [] };
  if (refusals.length === 0) refusals = mayHandOut({ purpose }, standing, rules, now).refusals;
  if (first !== undefined)
    log.note({
      asker: 'export',
      purpose: mainPurpose(purpose),
      channel: outside,
      identifierId: first.identifier.id,
      item: purpose,
      refusals,
    });
  return { fragments: [], refusals };
}

/** The same for one person who is asked for. @throws NotAllowed `consent.not_allowed` with the reason when nothing may be handed out */
export function requireHandedOut(
  fragments: readonly Fragment[],
  purpose: string | undefined,
  dependencies: HandOutDependencies,
): readonly Fragment[] {
  const found = handedOut(fragments, purpose, dependencies);
  if (found.fragments.length === 0 && fragments.length > 0) {
    throw new NotAllowed('consent.not_allowed', found.refusals.map(({ words }) => words).join(' '));
  }
  return found.fragments;
}
