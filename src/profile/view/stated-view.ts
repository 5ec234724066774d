import { squeeze } from '../find/find-text.ts';
import { compareText } from '../summary/stable-hash.ts';
import { statedNames, textsOf } from '../summary/stated-texts.ts';
import { formatEventId } from './event-id.ts';
import type { Fragment, SourceName } from './fragment.ts';
import { showSealed } from './shown-value.ts';

/** Something she stated of herself, with the event that says so. */
export interface StatedTextView {
  readonly text: string;
  readonly time: string;
  readonly source: { readonly id: number; readonly name: string };
  readonly eventId: string;
}

/** Her goal, when she has one, and what matters to her. */
export interface StatedView {
  readonly goal?: StatedTextView;
  readonly matters: readonly StatedTextView[];
}

interface StatedContext {
  readonly sourceOf: (id: number) => SourceName;
  readonly isHidden: (field: string) => boolean;
}

interface Stated {
  readonly identifierId: Fragment['identifier']['id'];
  readonly time: number;
  readonly sourceId: number;
  readonly messageId: string;
  readonly text: string;
  readonly byHer: boolean;
}

// What stands beside her name without scrolling.
const mattersShownMax = 10;

/** Her goal and what matters to her, out of traits and of events made for it: what she stated before what systems say, the newest first. Pure. */
export function statedView(fragments: readonly Fragment[], context: StatedContext): StatedView {
  const [goal] = statedIn(fragments, 'goal', context);
  const matters: Stated[] = [];
  const seen = new Set<string>();
  for (const one of statedIn(fragments, 'matters', context)) {
    const key = squeeze(one.text);
    if (!seen.has(key)) matters.push(one);
    seen.add(key);
  }
  const show = (one: Stated): StatedTextView => ({
    text: showSealed(one.text),
    time: new Date(one.time).toISOString(),
    source: { id: one.sourceId, name: context.sourceOf(one.sourceId).name },
    eventId: formatEventId({ ...one, sourceId: one.sourceId as Fragment['identifier']['sourceId'] }),
  });
  return { ...(goal === undefined ? {} : { goal: show(goal) }), matters: matters.slice(0, mattersShownMax).map(show) };
}

function statedIn(fragments: readonly Fragment[], about: 'goal' | 'matters', context: StatedContext): Stated[] {
  const names = new Set<string>(statedNames[about]);
  if ([...names].some(context.isHidden)) return [];
  const found: Stated[] = [];
  for (const { identifier, summary } of fragments) {
    const identifierId = identifier.id;
    for (const [time, sourceId, messageId, text] of summary[about === 'goal' ? 'goals' : 'matters']) {
      found.push({ identifierId, time, sourceId, messageId, text, byHer: true });
    }
    for (const [time, sourceId, messageId, method, traits, values] of summary.traits) {
      traits.forEach((name, at) => {
        if (!names.has(name)) return;
        for (const text of textsOf(values[at])) found.push({ identifierId, time, sourceId, messageId, text, byHer: method === 's' });
      });
    }
  }
  // Within one event the order in which she named them stands: sorting keeps it.
  return found.sort(
    (left, right) => Number(right.byHer) - Number(left.byHer) || right.time - left.time || compareText(left.messageId, right.messageId),
  );
}
