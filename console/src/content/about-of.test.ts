import { expect, it } from 'vitest';
import { aboutOf } from './about-of.ts';

const tag = (kind: 'question' | 'stage' | 'topic', name: string, state: 'confirmed' | 'refused' | 'suggested' = 'confirmed') => ({
  kind,
  name,
  state,
});

it('says the questions and topics that are confirmed, and the stage of an item that has neither', () => {
  expect(aboutOf([tag('stage', 'Explore'), tag('question', 'What fits me?'), tag('topic', 'Hills', 'suggested')])).toEqual([
    'What fits me?',
  ]);
  expect(aboutOf([tag('stage', 'Explore'), tag('question', 'What fits me?', 'refused')])).toEqual(['Explore']);
  expect(aboutOf([])).toEqual([]);
});
