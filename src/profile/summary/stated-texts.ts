import type { CustomerEvent } from '../../event/index.ts';
import { type JsonValue, textOf } from '../../foundation/index.ts';
import { isByStaff } from './own-words.ts';
import { cutText } from './statements.ts';

// A sentence; longer texts are letters.
const textLengthMax = 300;
// More in one event is a form's list of all answers.
const textsMax = 10;

/** The names under which traits and events hold her goal and what matters to her. */
export const statedNames = {
  goal: ['goal', 'current_goal', 'currentGoal'],
  matters: ['matters', 'what_matters', 'whatMatters', 'values'],
} as const;
const eventNames = { goal: [...statedNames.goal, 'text'], matters: [...statedNames.matters, 'text', 'value'] } as const;

/** The texts of a value that is one text or a list of them, in order and without repeats. Pure. */
export function textsOf(value: JsonValue | undefined): string[] {
  const all = (Array.isArray(value) ? value : [value]).map((each) => textOf(each)?.trim() ?? '').filter((text) => text !== '');
  return [...new Set(all)].slice(0, textsMax).map((text) => cutText(text, textLengthMax));
}

/** What an event made for it states: her goal (one), or what matters to her. Nothing when an employee speaks of his own. Pure. */
export function statedTextsOf({ properties }: CustomerEvent, about: 'goal' | 'matters'): string[] {
  if (isByStaff(properties)) return [];
  for (const name of eventNames[about]) {
    const texts = textsOf(properties[name]);
    if (texts.length > 0) return about === 'goal' ? texts.slice(0, 1) : texts;
  }
  return [];
}
