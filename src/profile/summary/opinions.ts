import type { CustomerEvent } from '../../event/index.ts';
import { textOf } from '../../foundation/index.ts';
import type { OpinionKind } from './event-meaning.ts';

/** An answer on a scale, in hundredths, so that sums are exact. */
export interface ObservedOpinion {
  readonly kind: OpinionKind;
  readonly hundredths: number;
}

// Scales end at 10 or 100; a number beyond this is no score.
const scoreMax = 1000;
const scoreKeys = ['score', 'rating', 'nps', 'csat', 'ces', 'value', 'answer', '$survey_response'];

/** The score that an event of a kind of opinion gives; undefined when it holds words alone. Pure. */
export function opinionOf(event: CustomerEvent, kind: OpinionKind): ObservedOpinion | undefined {
  const { properties } = event;
  for (const key of scoreKeys) {
    const raw = properties[key];
    const score = typeof raw === 'string' && raw.trim() !== '' ? Number(raw) : raw;
    if (typeof score !== 'number' || !Number.isFinite(score) || Math.abs(score) > scoreMax) continue;
    return { kind: kind === 'other' ? kindOf(event, key) : kind, hundredths: Math.round(score * 100) };
  }
  return undefined;
}

function kindOf(event: CustomerEvent, scoreKey: string): OpinionKind {
  const { properties } = event;
  const told =
    `${scoreKey} ${textOf(properties.index) ?? ''} ${textOf(properties.survey) ?? ''} ${textOf(properties.survey_type) ?? ''} ${textOf(properties.type) ?? ''}`.toLowerCase();
  for (const kind of ['nps', 'csat', 'ces', 'rating'] as const) if (told.includes(kind)) return kind;
  return 'other';
}
