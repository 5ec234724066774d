import { isReaching, type Purpose, type RelationshipName, relationshipWords } from '../consent/index.ts';
import { dayMs } from '../foundation/index.ts';
import type { Act, GateAnswer, Refusal, RefusalCode } from './act.ts';
import { attentionOf } from './attention.ts';
import { isUnasked } from './contact.ts';
import type { GateRules } from './gate-rules.ts';
import { holidayUntil, quietUntil } from './quiet-time.ts';
import type { Standing } from './standing.ts';
import { wordsOfPermission } from './words-of-permission.ts';

const pass: GateAnswer = { allowed: true, refusals: [] };

/**
 * Whether we may do this for this person now, and every reason why not: the one question that everything asks before it shows, sends or hands out
 * anything. Pure; some microseconds, and less for what is not sent.
 */
export function mayWe(act: Act, standing: Standing, rules: GateRules, now: number): GateAnswer {
  const refusals: Refusal[] = [];
  refuseByPermission(act, standing, refusals);
  if (!act.isAnswer) {
    refuseByRelationship(act, standing, rules, refusals);
    refuseByProblem(act, standing, rules, refusals);
    if (act.isOutbound && isReaching(act.channel)) {
      refuseByAttention(act, standing, rules, now, refusals);
      refuseByHour(act, standing, rules, now, refusals);
    }
  }
  if (act.product !== undefined && act.purpose !== 'service' && (standing.stockOf(act.product) ?? 1) <= 0)
    refusals.push({ code: 'stock.none', words: `There is none of ${act.product} at the moment.` });
  return refusals.length === 0 ? pass : { allowed: false, refusals };
}

/** A promotion that comes to her needs her permission for marketing, whatever else it is for. */
function refuseByPermission(act: Act, { permissions }: Standing, refusals: Refusal[]): void {
  const purposes: Purpose[] = act.isPromotion && act.isOutbound && act.purpose !== 'marketing' ? [act.purpose, 'marketing'] : [act.purpose];
  const channel = act.isAnswer ? undefined : act.channel;
  for (const purpose of purposes) {
    if (act.isAnswer && purpose === 'service') continue;
    const answer = permissions.of(purpose, channel);
    if (answer.allowed || refusals.some(({ code }) => code === answer.code)) continue;
    refusals.push({ code: answer.code, words: wordsOfPermission(answer, purpose, act.channel) });
  }
}

const codeOfRelationship: Readonly<Record<RelationshipName, RefusalCode>> = {
  leaveMeBe: 'relationship.leave_me_be',
  justBasics: 'relationship.just_basics',
  keepMePosted: 'relationship.keep_me_posted',
  helpMe: 'relationship.help_me',
  workWithMe: 'relationship.work_with_me',
};

function refuseByRelationship(act: Act, { relationship }: Standing, { relationships }: GateRules, refusals: Refusal[]): void {
  if (relationship === undefined || act.purpose === 'service') return;
  const rule = relationships[relationship.relationship];
  const where = act.isPromotion || act.purpose === 'advertising' || act.purpose === 'marketing' ? rule.promotion : rule.help;
  if (where === 'everywhere' || (where === 'whenSheIsHere' && !act.isOutbound)) return;
  const how = relationship.isStated ? '' : `, as we read it: ${relationship.reason}`;
  refusals.push({
    code: codeOfRelationship[relationship.relationship],
    words: `She wants ${relationshipWords[relationship.relationship]}${how}.`,
  });
}

function refuseByProblem(act: Act, { openProblem }: Standing, { problemDays }: GateRules, refusals: Refusal[]): void {
  if (openProblem === undefined || !act.isPromotion) return;
  const { kind, since } = openProblem;
  const words = `A ${kind} of hers of ${new Date(since).toISOString().slice(0, 10)} is still open: first we put that right.`;
  refusals.push({ code: 'problem.open', words, until: since + problemDays * dayMs });
}

function refuseByAttention(act: Act, standing: Standing, rules: GateRules, now: number, refusals: Refusal[]): void {
  if (act.purpose === 'service') return;
  const { budget, spent, left, freeAt } = attentionOf(standing.contacts, rules.attention, now);
  if (left === 0)
    refusals.push({
      code: 'attention.spent',
      words: `Her attention for this week is spent: ${spent} of ${budget}.`,
      ...(freeAt === undefined ? {} : { until: freeAt }),
    });
  const times = standing.contacts.filter((contact) => isUnasked(contact) && contact.at <= now);
  refuseByCap('cap.all', 'over all channels', rules.caps.all, times, now, refusals);
  const own = rules.caps.channels[act.channel as keyof typeof rules.caps.channels];
  if (own === undefined) return;
  const here = times.filter(({ channel }) => channel === act.channel);
  refuseByCap('cap.channel', `by ${act.channel}`, own, here, now, refusals);
}

function refuseByCap(
  code: 'cap.all' | 'cap.channel',
  where: string,
  cap: GateRules['caps']['all'],
  contacts: Standing['contacts'],
  now: number,
  refusals: Refusal[],
): void {
  const check = (max: number | undefined, days: number, period: string): boolean => {
    if (max === undefined) return false;
    const recent = contacts.filter(({ at }) => at > now - days * dayMs).map(({ at }) => at);
    if (recent.length < max) return false;
    const freed = recent.sort((left, right) => left - right)[recent.length - max];
    const until = max === 0 || freed === undefined ? {} : { until: freed + days * dayMs };
    refusals.push({ code, words: `She has had ${recent.length} ${where} in the last ${period}, which is the most.`, ...until });
    return true;
  };
  if (!check(cap.perDay, 1, 'day')) check(cap.perWeek, 7, 'week');
}

function refuseByHour(act: Act, { zone, country }: Standing, rules: GateRules, now: number, refusals: Refusal[]): void {
  const hers = zone ?? rules.zoneWhenUnknown;
  const { channels, serviceChannels } = rules.quietHours;
  const quiet: readonly string[] = act.purpose === 'service' ? serviceChannels : channels;
  const until = quiet.includes(act.channel) ? quietUntil(rules.quietHours, hers, now) : undefined;
  if (until !== undefined) refusals.push({ code: 'quiet_hours', words: 'It is a quiet hour where she is.', until });
  if (act.purpose === 'service' || country === undefined) return;
  const after = holidayUntil(rules, country, hers, now);
  if (after !== undefined) refusals.push({ code: 'holiday', words: 'It is a holiday where she lives.', until: after });
}
