import type { Condition, Rule } from '../groups/use-group-text.ts';

/** What can be asked of the moment itself: numbers with bounds, texts of which one must fit, and plain facts. */
export const momentMeasures = {
  visitNumber: 'number',
  route: 'text',
  channel: 'text',
  device: 'text',
  place: 'text',
  stage: 'text',
  question: 'text',
  intent: 'text',
  searched: 'text',
  read: 'text',
  openProblem: 'flag',
  known: 'flag',
  relationship: 'text',
  hour: 'number',
  campaign: 'text',
  language: 'text',
} as const;
export type MomentMeasure = keyof typeof momentMeasures;

export const isMomentMeasure = (name: string | undefined): name is MomentMeasure =>
  name !== undefined && Object.hasOwn(momentMeasures, name);

/** A condition as it begins when somebody picks it; what must be chosen is left open. Pure. */
export function begunMoment(kind: string): Condition {
  if (kind === 'group' || kind === 'audience') return { [kind]: 0 };
  const moment = kind.slice('moment.'.length);
  if (moment === 'visitNumber') return { moment, min: 2 };
  if (moment === 'hour') return { moment, min: 8, max: 20 };
  if (!isMomentMeasure(moment) || momentMeasures[moment] === 'flag') return { moment };
  return { moment, is: [] };
}

/** Which of the conditions of the moment this is; undefined for one about the person's record. Pure. */
export function kindOfMoment({ moment, group, audience }: Condition): string | undefined {
  if (moment !== undefined) return `moment.${moment}`;
  if (group !== undefined) return 'group';
  return audience === undefined ? undefined : 'audience';
}

/** True while a condition of the moment still lacks what it asks for; undefined for one about the person's record. Pure. */
function lacks(condition: Condition): boolean | undefined {
  const { moment, group, audience, is = [], min, max } = condition;
  if (group !== undefined || audience !== undefined) return (group ?? audience ?? 0) === 0;
  if (moment === undefined) return undefined;
  if (!isMomentMeasure(moment)) return false;
  const kind = momentMeasures[moment];
  if (kind === 'number') return min === undefined && max === undefined;
  return kind === 'text' && !is.some((one) => String(one).trim() !== '');
}

/** True while a rule of moments still lacks something; `isOwnUnfinished` says it of conditions about the person's record. Pure. */
export function isMomentUnfinished(rule: Rule, isOwnUnfinished: (rule: Rule) => boolean): boolean {
  const parts = rule.all ?? rule.any;
  if (parts !== undefined) return parts.some((part) => isMomentUnfinished(part, isOwnUnfinished));
  if (rule.not !== undefined) return isMomentUnfinished(rule.not, isOwnUnfinished);
  return lacks(rule) ?? isOwnUnfinished(rule);
}
