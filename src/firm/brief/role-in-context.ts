import { foldLetters } from '../../foundation/index.ts';
import { liveRoles, type PartyRole } from '../role/party-role.ts';
import type { BriefItem, BriefRules } from './brief-rules.ts';

/** Why a role counts in the matter at hand. */
export type RoleCounts =
  /** Both are about the same matter. */
  | 'sameContext'
  /** What the role is about is no matter that the rules know: on the safe side it counts in each. */
  | 'roleUnclear'
  /** The matter at hand is none that the rules know, or none was said: every role counts. */
  | 'matterUnclear';

export interface RoleInContext<Role extends PartyRole> {
  readonly role: Role;
  readonly why: RoleCounts;
}

export interface Withheld<Role extends PartyRole> {
  readonly item: BriefItem;
  readonly because: Role;
  readonly why: RoleCounts;
}

export interface Saying<Role extends PartyRole> {
  /** Names of the known matters that the question is about; none when it is unclear. */
  readonly matters: readonly string[];
  /** What the firm is to us in this matter. */
  readonly roles: readonly RoleInContext<Role>[];
  readonly shown: readonly BriefItem[];
  readonly withheld: readonly Withheld<Role>[];
}

const everything: readonly BriefItem[] = ['people', 'openProblems', 'serviceHistory', 'priceFloors', 'stock'];

/** The matters that a text is about: those with a word that begins one of its words. Pure. */
export function mattersOf(text: string, { contexts }: BriefRules): string[] {
  const words = foldLetters(text).split(/[^\p{L}\p{N}]+/u);
  const plain = foldLetters(text).trim();
  return contexts
    .filter(
      ({ name, words: beginnings }) =>
        foldLetters(name).trim() === plain || beginnings.some((one) => words.some((word) => word.startsWith(foldLetters(one).trim()))),
    )
    .map(({ name }) => name);
}

/**
 * What may be said in a matter, by the roles that a firm has on a day: what the matter shows, without what is held back under a role that counts in it,
 * be it held by the firm or by one above or below it (`kin`): what is told a house is told its owner. Doubt is on the side of holding back. Pure.
 */
export function sayingOf<Role extends PartyRole>(
  history: readonly Role[],
  asked: string | undefined,
  day: string,
  rules: BriefRules,
  kin: readonly Role[] = [],
): Saying<Role> {
  const exact = rules.contexts.filter(({ name }) => asked !== undefined && foldLetters(name).trim() === foldLetters(asked).trim());
  const matters = exact.length > 0 ? exact.map(({ name }) => name) : asked === undefined ? [] : mattersOf(asked, rules);
  const counting = (held: readonly Role[]): RoleInContext<Role>[] =>
    liveRoles(held, day).flatMap((role): RoleInContext<Role>[] => {
      if (matters.length === 0) return [{ role, why: 'matterUnclear' }];
      const about = mattersOf(role.context, rules);
      if (about.length === 0) return [{ role, why: 'roleUnclear' }];
      return about.some((name) => matters.includes(name)) ? [{ role, why: 'sameContext' }] : [];
    });
  const roles = counting(history);
  const binding = [...roles, ...counting(kin)];
  const wanted =
    matters.length === 0
      ? everything
      : everything.filter((item) => rules.contexts.some(({ name, shows }) => matters.includes(name) && shows.includes(item)));
  const withheld = wanted.flatMap((item): Withheld<Role>[] => {
    const found = binding.find(({ role }) => rules.withheld.some((one) => one.role === role.role && one.items.includes(item)));
    return found === undefined ? [] : [{ item, because: found.role, why: found.why }];
  });
  return { matters, roles, shown: wanted.filter((item) => !withheld.some((one) => one.item === item)), withheld };
}
