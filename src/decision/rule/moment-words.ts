import { conditionInWords, type RuleWords } from '../../audience/index.ts';
import type { MomentCondition, MomentTree } from './moment-rule.ts';

/** A tree of conditions about a person and her moment as a sentence. Pure. */
export function momentTreeInWords(tree: MomentTree, words: RuleWords, groupName: (id: number) => string | undefined): string {
  const inner = (part: MomentTree): string => {
    const text = momentTreeInWords(part, words, groupName);
    return 'all' in part || 'any' in part ? `(${text})` : text;
  };
  if ('not' in tree) return `not (${momentTreeInWords(tree.not, words, groupName)})`;
  if ('all' in tree) return tree.all.length === 0 ? 'always' : tree.all.map(inner).join(' and ');
  if ('any' in tree) return tree.any.map(inner).join(' or ');
  if ('group' in tree) return `is one of ${groupName(tree.group) ?? `group ${tree.group}`}`;
  return 'moment' in tree ? momentInWords(tree) : conditionInWords(tree, words);
}

function momentInWords({ moment, is = [], min, max }: MomentCondition): string {
  const list = is.join(' or ');
  switch (moment) {
    case 'visitNumber':
      return `visit number ${bounds(min, max)}`;
    case 'hour':
      return `hour of her day ${bounds(min, max)}`;
    case 'route':
      return `came in by ${list}`;
    case 'campaign':
      return `came by the campaign ${list}`;
    case 'intent':
      return `is about ${list}${min === undefined ? '' : ` (at least ${Math.round(min * 100)} %)`}`;
    case 'searched':
      return `searched for ${list}`;
    case 'read':
      return `read ${list} ${bounds(min ?? 1, max)} times`;
    case 'openProblem':
      return 'has an open problem';
    case 'known':
      return 'is known';
    default:
      return `${moment} is ${list}`;
  }
}

function bounds(min: number | undefined, max: number | undefined): string {
  if (min !== undefined && max !== undefined) return min === max ? String(min) : `${min} to ${max}`;
  return min === undefined ? `at most ${max}` : `at least ${min}`;
}
