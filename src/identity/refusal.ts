import { type IdentityRules, ruleOf } from './identity-rules.ts';
import type * as links from './queries/links.ts';

/** Why a link joins nobody, as a code and what belongs to it: screens make sentences of it in their own language. */
export interface Refusal {
  readonly code: (typeof refusalCodes)[number];
  /** Which kind of identifier several people use, or of which one person would have too many. */
  readonly namespace?: string;
  /** The most of it that one person may have. */
  readonly most?: number;
  /** The decision that keeps both sides apart. */
  readonly decision?: number;
}

export const refusalCodes = [
  'shared_identifier',
  'limit_reached',
  'not_permitted',
  'taken_back',
  'no_own_word',
  'held_by_another',
  'nothing_says_one',
  'names_differ',
  'split_by_decision',
] as const;

export type RefusedRow = Pick<links.LinkRow, 'refused' | 'a_shared' | 'a_namespace' | 'b_namespace'>;

/** What a row says of its refusal. Pure. */
export function refusalOf({ refused, a_shared, a_namespace, b_namespace }: RefusedRow, rules: IdentityRules): Refusal {
  const [kind, detail = ''] = (refused ?? '').split(':');
  switch (kind) {
    case 'shared_identifier':
      return { code: kind, namespace: a_shared ? a_namespace : b_namespace };
    case 'limit_reached':
      return { code: kind, namespace: detail, most: ruleOf(rules, detail).perPersonMax };
    case 'not_permitted':
    case 'taken_back':
    case 'no_own_word':
    case 'held_by_another':
    case 'nothing_says_one':
    case 'names_differ':
      return { code: kind };
    default:
      return { code: 'split_by_decision', decision: Number(detail) };
  }
}

/** The same for somebody who has never heard of graphs. Pure. */
export function refusalInWords({ code, namespace = '', most, decision }: Refusal, rules: IdentityRules): string {
  const { label } = ruleOf(rules, namespace);
  const words: Record<Refusal['code'], string> = {
    shared_identifier: `${label} is used by several people, or by some of whom nothing says that they are one, so it does not tell who this is`,
    limit_reached: `one person may have at most ${most} of: ${label}; joining would make more`,
    not_permitted: 'in this browser or device it was refused, or never allowed, that what was seen of it says who somebody is',
    taken_back: 'she took back that it is hers',
    no_own_word: 'the two were named together, and she herself has not said that it is hers',
    held_by_another: 'she says that it is hers; somebody here decided that it is another customer’s',
    nothing_says_one: 'both sides are known by themselves, and no name or date of birth on both says that they are one',
    names_differ: 'the two sides carry different names or dates of birth',
    split_by_decision: `decision ${decision} keeps these two apart`,
  };
  return words[code];
}
