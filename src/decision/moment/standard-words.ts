import type { TagStandard } from '../../content/index.ts';
import type { Stage } from './stage-now.ts';
import { type Topic, type TopicsOf, topicFinder } from './topics.ts';

/** What a standard of tags says, ready to be asked in every decision. */
export interface StandardWords {
  readonly topicsOf: TopicsOf;
  /** The questions that people ask at each stage, in the order in which they mostly come. */
  readonly questionsOf: (stage: Stage) => readonly string[];
  /** What people call a topic or a product; its key where the standard does not have it. */
  readonly topicName: (key: string) => string;
  readonly questionName: (key: string) => string;
}

/** Cost: a walk over the standard; to be kept for as long as that stays the same. */
export function readStandard(standard: TagStandard): StandardWords {
  const { topics, products, questions } = standard;
  const byTopic = new Map([...products, ...topics].map(({ key, name }) => [key, name]));
  const byQuestion = new Map(questions.map(({ key, name }) => [key, name]));
  return {
    topicsOf: topicFinder(topicsOfStandard(standard)),
    questionsOf: questionsByStage(standard),
    topicName: (key) => byTopic.get(key) ?? key,
    questionName: (key) => byQuestion.get(key) ?? key,
  };
}

/** What people may be about: the topics of the tag standard, and its products by all their names. */
function topicsOfStandard({ topics, products }: TagStandard): Topic[] {
  return [
    ...topics.map(({ key, name, words }) => ({ topic: key, words: [name, key.replaceAll('-', ' '), ...words] })),
    ...products.map(({ key, name, numbers, nicknames }) => ({ topic: key, words: [key, name, ...numbers, ...nicknames] })),
  ];
}

/** The questions of each stage, in the order of the standard. */
function questionsByStage({ questions }: TagStandard): (stage: Stage) => readonly string[] {
  const byStage = new Map<string, string[]>();
  for (const { key, stages } of questions) for (const stage of stages) byStage.set(stage, [...(byStage.get(stage) ?? []), key]);
  return (stage) => byStage.get(stage) ?? [];
}
