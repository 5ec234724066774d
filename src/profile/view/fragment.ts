import type { IdentifierId, JsonValue, SourceId } from '../../foundation/index.ts';
import { defaultIdentityRules, ruleOf } from '../../identity/index.ts';
import type { Channel } from '../../source/index.ts';
import { compareText } from '../summary/stable-hash.ts';
import type { Summary } from '../summary/summary.ts';

/** An identifier of a person with the summary of the events that belong to it: a person is the sum of her fragments. */
export interface Fragment {
  readonly identifier: {
    readonly id: IdentifierId;
    readonly namespace: string;
    readonly value: string;
    readonly firstSeen: number;
    readonly sourceId: SourceId;
    readonly shared: boolean;
  };
  readonly summary: Summary;
}

/** How strong a namespace is: 1 is strongest. */
export type NamespacePriority = (namespace: string) => number;

const defaultPriority: NamespacePriority = (namespace) => ruleOf(defaultIdentityRules, namespace).priority;

/** The order of identifiers on screens, which does not depend on which arrived first: the strongest namespace, then by text. */
export function compareIdentifiers(
  left: Pick<Fragment['identifier'], 'namespace' | 'value'>,
  right: Pick<Fragment['identifier'], 'namespace' | 'value'>,
  priorityOf: NamespacePriority = defaultPriority,
): number {
  return (
    priorityOf(left.namespace) - priorityOf(right.namespace) ||
    compareText(left.namespace, right.namespace) ||
    compareText(left.value, right.value)
  );
}

/** A value that somebody chose among values that disagree. */
export interface Settlement {
  readonly identifierId: IdentifierId;
  readonly trait: string;
  readonly value: JsonValue;
  readonly sourceId: SourceId | undefined;
  readonly by: string;
  readonly reason: string;
  readonly time: number;
}

/** A source as screens name it. */
export interface SourceName {
  readonly id: number;
  readonly name: string;
  readonly channel?: Channel | undefined;
}
