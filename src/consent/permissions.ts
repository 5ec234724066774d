import { dayMs } from '../foundation/index.ts';
import { type ConsentRules, groundOf } from './consent-rules.ts';
import { isReaching, reachingChannels } from './message-channel.ts';
import { scopeOf } from './permission-scope.ts';
import { isExplicit, type Said } from './permission-statement.ts';
import type { Purpose } from './purpose.ts';
import { type SaidPermission, type StandingWord, saidPermissions, standingWords, takesBack } from './said-permissions.ts';

/** Why something is allowed. */
type ConsentGround = 'allowed.kept' | 'allowed.relationship' | 'allowed.said' | 'allowed.service';

/** Why something is not allowed. */
export type ConsentRefusal = `consent.${'expired' | 'gpc' | 'gpp' | 'refused' | 'tcf' | 'unknown'}` | 'channel.refused' | 'contact.refused';

export type ConsentCode = ConsentGround | ConsentRefusal;

export type PermissionAnswer = (
  | { readonly allowed: true; readonly code: ConsentGround }
  | { readonly allowed: false; readonly code: ConsentRefusal }
) & {
  /** The word that decided, and under which identifier it was said. */
  readonly said?: SaidPermission & { readonly identifierId: number };
};

/** What a person allows. Asking twice costs a look. */
export interface Permissions {
  /** For the person as a whole, and where a channel is given, in that channel. */
  of(purpose: Purpose, channel?: string): PermissionAnswer;
  /** Whether what this identifier said and did may be used for a purpose: a yes of another is none of this one, a newer no of any is. */
  mayUse(identifierId: number, purpose: Purpose): PermissionAnswer;
  /**
   * Whether she said yes to what a firm's own name speaks of (`email_marketing`, `analytics`, `photo`), and nothing she said refuses it, nor the sale or
   * sharing of her data: silence is no, whatever the rules say. Of one identifier, or of her as a whole.
   */
  permits(name: string, identifierId?: number): boolean;
}

/** As much of a fragment as permissions need. */
export interface SaidFragment {
  readonly identifier: { readonly id: number };
  readonly summary: Said;
}

const kept: PermissionAnswer = { allowed: true, code: 'allowed.kept' };

type Word = SaidPermission & { readonly identifierId: number };
type Standing = ReadonlyMap<string, Word & StandingWord>;

/** What was said under a person's identifiers, read once for all moments, rules and regions; each part when it is first asked for. */
export class SaidWords {
  readonly #fragments: readonly SaidFragment[];
  #words: readonly (readonly Word[])[] | undefined;
  #whole: Standing | undefined;
  readonly #ofIdentifier = new Map<number, Standing>();

  constructor(fragments: readonly SaidFragment[]) {
    this.#fragments = fragments;
  }

  /** By fragment, in their order. */
  get byFragment(): readonly (readonly Word[])[] {
    this.#words ??= this.#fragments.map(({ identifier, summary }) =>
      saidPermissions(summary).map((one): Word => ({ ...one, identifierId: identifier.id })),
    );
    return this.#words;
  }

  /** What stands for one identifier, or for her as a whole. */
  standing(identifierId: number | undefined): Standing {
    if (identifierId === undefined || this.#fragments.length === 1) {
      this.#whole ??= standingWords(this.byFragment.flat());
      return this.#whole;
    }
    let standing = this.#ofIdentifier.get(identifierId);
    if (standing === undefined) {
      standing = standingWords(wordsFor(identifierId, this.#fragments, this.byFragment));
      this.#ofIdentifier.set(identifierId, standing);
    }
    return standing;
  }
}

/**
 * What a person allows, out of what was said under each of her identifiers. A yes is good for the identifier that gave it; a no under any of them that is
 * newer holds for all. `now` decides which yes has run out. Pure and lazy: a few microseconds at the first question, less at the next.
 */
export function permissionsOf(
  said: SaidWords | readonly SaidFragment[],
  region: { readonly country?: string | undefined },
  rules: ConsentRules,
  now: number,
): Permissions {
  const words = said instanceof SaidWords ? said : new SaidWords(said);
  const answers = new Map<string, PermissionAnswer>();
  const answer = (identifierId: number | undefined, purpose: Purpose, channel: string | undefined): PermissionAnswer => {
    const key = `${identifierId ?? ''} ${purpose} ${channel ?? ''}`;
    let known = answers.get(key);
    if (known === undefined) {
      known = answerOf({ purpose, channel, country: region.country, now }, words.standing(identifierId), rules);
      answers.set(key, known);
    }
    return known;
  };
  return {
    of: (purpose, channel) => answer(undefined, purpose, channel),
    mayUse: (identifierId, purpose) => {
      const found = answer(identifierId, purpose, undefined);
      // A search is kept only by what she allowed as she searched: silence since then takes nothing back.
      return purpose === 'searches' && found.code === 'consent.unknown' ? kept : found;
    },
    permits: (name, identifierId) => permitsNamed(name, words.standing(identifierId), rules, now),
  };
}

/** What was said under an identifier, and what still stands of the refusals under the others. */
function wordsFor(identifierId: number, fragments: readonly SaidFragment[], words: readonly (readonly Word[])[]): Word[] {
  return words.flatMap((said, at) =>
    fragments[at]?.identifier.id === identifierId ? said : [...standingWords(said).values()].filter(({ granted }) => !granted),
  );
}

function permitsNamed(name: string, standing: Standing, rules: ConsentRules, now: number): boolean {
  const scope = scopeOf(name);
  if (standing.get('sale')?.granted === false) return false;
  if (scope.purposes.length === 0 || scope.about !== undefined) return standing.get(scope.key)?.granted === true;
  const ask = (purpose: Purpose, channel: string | undefined): boolean => {
    // Where the name speaks of a channel, so must the yes.
    const strict = channel === undefined ? rules : { ...rules, ownYesChannels: [...reachingChannels] };
    const { allowed, code } = answerOf({ purpose, channel, country: undefined, now }, standing, strict);
    return allowed && (code === 'allowed.said' || code === 'allowed.service');
  };
  if (scope.channels === 'all') return scope.purposes.every((purpose) => ask(purpose, undefined));
  const of = scope.purposes.includes('marketing') ? (['marketing'] as const) : scope.purposes;
  return scope.channels.every((channel) => of.every((purpose) => ask(purpose, channel)));
}

interface Question {
  readonly purpose: Purpose;
  readonly channel: string | undefined;
  readonly country: string | undefined;
  readonly now: number;
}

function answerOf(question: Question, standing: Standing, rules: ConsentRules): PermissionAnswer {
  const { purpose, channel, now } = question;
  const ground = groundOf(rules, purpose, question.country);
  let yes: Word | undefined;
  let expired: Word | undefined;
  for (const one of standing.values()) {
    if (!one.granted || !isYesTo(one, question, rules)) continue;
    if (endOf(one, rules.purposes[purpose].days) <= now) expired = newer(expired, one);
    else yes = newer(yes, one);
  }
  let refusal: (Word & StandingWord) | undefined;
  for (const no of standing.values()) {
    if (no.granted || !isNoTo(no, question, rules) || isTakenBack(no, standing, question, rules)) continue;
    refusal = newer(refusal, no);
  }
  if (refusal !== undefined) return { allowed: false, code: codeOf(refusal, channel), said: plain(refusal) };
  if (ground === 'contract') return { allowed: true, code: 'allowed.service' };
  if (yes !== undefined) return { allowed: true, code: 'allowed.said', said: plain(yes) };
  if (ground === 'relationship') return { allowed: true, code: 'allowed.relationship' };
  return expired === undefined
    ? { allowed: false, code: 'consent.unknown' }
    : { allowed: false, code: 'consent.expired', said: plain(expired) };
}

function newer<One extends SaidPermission>(left: One | undefined, right: One): One {
  return left === undefined || right.time > left.time ? right : left;
}

/** When a yes runs out: when it says so itself, or when the rules do, whichever is first. */
function endOf({ time, until }: SaidPermission, days: number | undefined): number {
  return Math.min(until ?? Number.POSITIVE_INFINITY, days === undefined ? Number.POSITIVE_INFINITY : time + days * dayMs);
}

function isYesTo({ scope }: StandingWord, { purpose, channel }: Question, { ownYesChannels }: ConsentRules): boolean {
  if (scope.about !== undefined || !scope.purposes.includes(purpose)) return false;
  if (channel !== undefined && scope.channels !== 'all') return scope.channels.includes(channel);
  return scope.channels === 'all' && !(ownYesChannels as readonly string[]).includes(channel ?? '');
}

/** Whether a no is one to this purpose, here. What is part of what she asked for is refused only with the channel, or with being written to at all. */
function isNoTo({ scope }: StandingWord, { purpose, channel }: Question, { serviceChannels }: ConsentRules): boolean {
  if (scope.about === 'contact') return channel === undefined ? purpose === 'marketing' : isReaching(channel);
  if (purpose === 'service') {
    const isWholeChannel =
      scope.channels !== 'all' && scope.purposes.length > 1 && channel !== undefined && scope.channels.includes(channel);
    return isWholeChannel && !(serviceChannels as readonly string[]).includes(channel);
  }
  if (!scope.purposes.includes(purpose)) return false;
  return scope.channels === 'all' || (channel !== undefined && scope.channels.includes(channel));
}

/** From being written to, and from the sale of her data, only their own word leads back; from a channel, one that names it. */
function isTakenBack(no: StandingWord, standing: Standing, question: Question, rules: ConsentRules): boolean {
  if (no.scope.about !== undefined) return false;
  for (const yes of standing.values()) {
    if (!yes.granted || !(takesBack(yes, no) || isException(yes, no)) || !isYesTo(yes, question, rules)) continue;
    if (no.scope.channels === 'all' || yes.scope.channels !== 'all') return true;
  }
  return false;
}

/** "No marketing, but by post": said in one breath, the narrower yes holds. */
function isException(yes: StandingWord, no: StandingWord): boolean {
  return (
    isExplicit(yes.signal) &&
    isExplicit(no.signal) &&
    yes.time === no.time &&
    yes.messageId === no.messageId &&
    yes.scope.channels !== 'all' &&
    yes.scope.purposes.every((purpose) => no.scope.purposes.includes(purpose))
  );
}

function codeOf({ signal, scope }: StandingWord, channel: string | undefined): ConsentRefusal {
  if (scope.about === 'contact') return 'contact.refused';
  if (signal === 'gpc' || signal === 'gpp' || signal === 'tcf') return `consent.${signal}`;
  return scope.channels !== 'all' && channel !== undefined ? 'channel.refused' : 'consent.refused';
}

function plain({ purpose, granted, time, sourceId, messageId, signal, until, identifierId }: Word): Word {
  return { purpose, granted, time, sourceId, messageId, signal, identifierId, ...(until === undefined ? {} : { until }) };
}
