import type { CustomerEvent } from '../event/index.ts';
import { BoundedCache } from '../foundation/index.ts';
import { type AttachPermission, mergeAttachPermission, nothingSaid } from './attach-permission.ts';
import type { Evidence, EvidenceRule, KnownIdentifier } from './identity-graph.ts';
import { type IdentityRules, ruleOf } from './identity-rules.ts';
import { ownLinkWordOf } from './own-link.ts';

/** An event with its identifiers as they are known, strongest first. */
export interface NamedEvent {
  readonly event: CustomerEvent;
  readonly identifiers: readonly KnownIdentifier[];
}

const pairsCachedMax = 400_000;
// Hardly anybody links a name, and few of those do it again.
const wordsCachedMax = 20_000;

/** The evidence that was seen already, in bounded caches, so that an event of a known person adds none. */
export class SeenEvidence {
  readonly #pairs = new BoundedCache<string, number>(pairsCachedMax);
  /** What people said of links of their own; there may be more of it than is known here, never less. */
  readonly #words = new BoundedCache<string, AttachPermission>(wordsCachedMax);

  forget(): void {
    this.#pairs.clear();
    this.#words.clear();
  }

  remember(evidence: readonly Evidence[]): void {
    for (const { a, b, rule, time, word } of evidence) {
      const key = pairKey(a, b, rule);
      this.#pairs.set(key, Math.min(time, this.#pairs.get(key) ?? time));
      if (word !== undefined) this.#words.set(key, word);
    }
  }

  /** Pairs not seen before, seen now at an earlier time, or with a word of somebody on them that is new: each once, with its earliest observation. */
  newIn(batch: readonly NamedEvent[], rules: IdentityRules): Evidence[] {
    const evidence = new Map<string, Evidence>();
    for (const named of batch) {
      const { event, identifiers } = named;
      const owner = identifiers[0] as KnownIdentifier;
      const said = identifiers.length > 1 ? ownLinkWordOf(event, identifiers, rules) : undefined;
      // That something is hers no more is no evidence of anything.
      if (said === 'unlinked' && !identifiers.some((one) => isOwnName(one, rules))) continue;
      for (let place = 1; place < identifiers.length; place += 1) {
        const linked = identifiers[place] as KnownIdentifier;
        // An alias says that two user ids are one person's; beside them it may name the browser they were seen in.
        const rule = event.kind === 'alias' && linked.namespace === 'user_id' ? 'alias' : 'observed';
        const key = pairKey(owner.id, linked.id, rule);
        const before = evidence.get(key);
        const time = before?.time ?? this.#pairs.get(key);
        const isEarlier = time === undefined || event.time < time;
        if (said !== undefined && isOwnName(linked, rules)) {
          // Names alone are nobody's word.
          if (isOwnName(owner, rules)) continue;
          const known = before?.word ?? this.#words.get(key);
          const word = mergeAttachPermission(
            known ?? nothingSaid,
            said === 'linked' ? { allowedAt: event.time } : { refusedAt: event.time },
          );
          if (word === known && !isEarlier) continue;
          const observed = before === undefined || isEarlier ? evidenceOf(named, linked, rule, rules) : before;
          evidence.set(key, { ...observed, word });
        } else if (isEarlier) evidence.set(key, evidenceOf(named, linked, rule, rules));
      }
    }
    return [...evidence.values()];
  }
}

function isOwnName({ namespace }: KnownIdentifier, rules: IdentityRules): boolean {
  return ruleOf(rules, namespace).onlyByOwnLink === true;
}

function evidenceOf({ event, identifiers }: NamedEvent, linked: KnownIdentifier, rule: EvidenceRule, rules: IdentityRules): Evidence {
  const owner = identifiers[0] as KnownIdentifier;
  const [left, right] = [ruleOf(rules, owner.namespace), ruleOf(rules, linked.namespace)];
  return {
    rule,
    a: owner.id,
    b: linked.id,
    strength: rule === 'alias' ? 1 : Math.min(left.strength, right.strength),
    sourceId: event.sourceId,
    messageId: event.messageId,
    time: event.time,
    receivedAt: event.receivedAt,
    isFirm: !left.shareable && !right.shareable,
  };
}

function pairKey(a: number, b: number, rule: EvidenceRule): string {
  return a < b ? `${a} ${b} ${rule}` : `${b} ${a} ${rule}`;
}
