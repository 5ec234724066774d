import type { ContentItem } from '../item/content-item.ts';
import { usablePeriod } from '../item/usable-period.ts';
import type { TagStandard } from './tag-standard.ts';

/** How many items answer a question in a stage: in use now, and waiting to be (drafts, unconfirmed tags, later or earlier dates). */
export interface CoveredQuestion {
  readonly stage: string;
  readonly question: string;
  readonly inUse: number;
  readonly waiting: number;
}

/** Each question of the standard in each of its stages; where nothing is in use is a gap. An item without a stage answers in every stage of its question. Pure. */
export function coverageOf(items: readonly ContentItem[], standard: TagStandard, now: number): CoveredQuestion[] {
  const counts = new Map<string, { inUse: number; waiting: number }>();
  for (const item of items) {
    if (item.state === 'archived') continue;
    const { from, until } = usablePeriod(item);
    const isOver = now >= until;
    if (isOver) continue;
    const isShown = item.state === 'active' && now >= from;
    for (const tag of item.tags) {
      if (tag.kind !== 'question' || tag.state === 'refused') continue;
      const part = isShown && tag.state === 'confirmed' ? 'inUse' : 'waiting';
      const own = item.tags.filter(
        ({ kind, state }) => kind === 'stage' && (part === 'inUse' ? state === 'confirmed' : state !== 'refused'),
      );
      const asked = standard.questions.find(({ key }) => key === tag.value)?.stages ?? [];
      const stages = own.length === 0 ? asked : asked.filter((stage) => own.some(({ value }) => value === stage));
      for (const stage of stages.length === 0 ? asked : stages) {
        const key = `${stage} ${tag.value}`;
        const count = counts.get(key) ?? { inUse: 0, waiting: 0 };
        count[part] += 1;
        counts.set(key, count);
      }
    }
  }
  return standard.stages.flatMap(({ key: stage }) =>
    standard.questions
      .filter(({ stages }) => stages.includes(stage))
      .map(({ key: question }) => ({ stage, question, ...(counts.get(`${stage} ${question}`) ?? { inUse: 0, waiting: 0 }) })),
  );
}
