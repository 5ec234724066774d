import { expect, it } from 'vitest';
import type { CustomerEvent } from '../../event/index.ts';
import type { JsonObject } from '../../foundation/index.ts';
import { meaningOf } from './event-meaning.ts';
import { ownWordsOf } from './own-words.ts';

const wordsOf = (name: string, properties: JsonObject) => ownWordsOf({ name, properties } as CustomerEvent, meaningOf(name));

it.each<[string, string, JsonObject, string | undefined]>([
  ['an answer, and not what was asked', 'Survey Answered', { question: 'Would you tell a friend?', answer: 'Gladly' }, 'Gladly'],
  ['nothing where only the question is known', 'Survey Answered', { question: 'Would you tell a friend?', score: 9 }, undefined],
  ['a question of hers', 'Question Asked', { question: 'Is it quiet?' }, 'Is it quiet?'],
  ['no note about a call', 'Call Received', { text: 'Customer wants a new lamp' }, undefined],
])('hears %s', (_, name, properties, words) => {
  expect(wordsOf(name, properties)).toBe(words);
});
