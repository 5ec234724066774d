import { conditionKinds, numberMeasures } from '../../audience/index.ts';
import { InvalidInput } from '../../foundation/index.ts';
import { momentMeasures } from './moment-rule.ts';

/** Parts of the moment that are asked for by a name of their own: `intent:hills`. */
const namedParts = ['intent', 'read'] as const;

/** Signals that there is one of. `acts` and `searches` are what others are worked out of. */
const singleSignals: readonly string[] = [
  ...Object.keys(momentMeasures).filter((name) => name !== 'searched'),
  ...['acts', 'searches', 'override'],
  ...Object.keys(numberMeasures),
];
/** Signals of which there are many, each with a name after the colon; all of them without one. */
const signalFamilies: readonly string[] = [...namedParts, 'group', ...conditionKinds.filter((kind) => kind !== 'measure')];
const topicPrefix = 'intent:';
const numberedFamilies: ReadonlySet<string> = new Set(['group', 'audience']);

/** Whether there is a signal of this name: nothing else can be refused, or taken away in a replay. Pure. */
function isSignalName(name: string): boolean {
  const colon = name.indexOf(':');
  if (colon < 0) return singleSignals.includes(name) || signalFamilies.includes(name);
  const [family, about] = [name.slice(0, colon), name.slice(colon + 1).trim()];
  if (!signalFamilies.includes(family)) return false;
  if (family === 'sequence') return true;
  return numberedFamilies.has(family) ? /^[1-9]\d*$/.test(about) : about !== '';
}

const namesInWords = `name one of ${singleSignals.join(', ')}; or of a family, alone for all of it: ${signalFamilies.map((family) => `${family}:…`).join(', ')}`;

/** `isTopic` answers for topics and products of the tag standard; what a decision used then may be none any more. */
export interface SignalsKnown {
  readonly used?: readonly string[];
  readonly isTopic?: (key: string) => boolean;
}

/** @throws InvalidInput `decision.unknown_signal` for each that would change nothing, with what can be named */
export function requireSignals(names: readonly string[], at: (place: number) => string, { used = [], isTopic }: SignalsKnown): void {
  const problems = names.flatMap((name, place) => {
    if (used.includes(name)) return [];
    if (!isSignalName(name)) {
      const ofDecision = used.length === 0 ? '' : `; this decision used ${used.join(', ')}`;
      return [{ at: at(place), message: `${name} is no signal: ${namesInWords}${ofDecision}` }];
    }
    const topic = name.startsWith(topicPrefix) ? name.slice(topicPrefix.length) : undefined;
    return topic === undefined || isTopic === undefined || isTopic(topic)
      ? []
      : [{ at: at(place), message: `${topic} is no topic and no product of the tag standard: name one by its key` }];
  });
  if (problems.length > 0) throw new InvalidInput('decision.unknown_signal', problems);
}
