import type { Problem } from '../../foundation/index.ts';
import { defineSetting } from '../../settings/index.ts';
import { defaultTagStandard } from './default-tag-standard.ts';
import { type TagStandard, tagStandardSchema } from './tag-standard.ts';

export const tagStandardSetting = defineSetting({
  key: 'content.tags',
  // Programs choose by these keys: whoever looks after the systems that send and read them changes them.
  alsoNeeds: 'sources.edit',
  title: 'Tag standard',
  description:
    'The stages of the loop with the questions asked in each, occasions, devices, moods, topics, and the names that products go by. Tags that are not in it are not used.',
  schema: tagStandardSchema,
  default: defaultTagStandard,
  check: problemsOfStandard,
});

/** What a schema cannot say: one key twice in a list, and questions of stages that are not there. */
function problemsOfStandard(standard: TagStandard): Problem[] {
  const problems: Problem[] = [];
  for (const [part, list] of Object.entries(standard)) {
    const seen = new Set<string>();
    for (const [at, one] of list.entries()) {
      if (seen.has(one.key)) problems.push({ at: `${part}[${at}].key`, message: `${one.key} is there twice` });
      seen.add(one.key);
    }
  }
  const stages = new Set(standard.stages.map((stage) => stage.key));
  for (const [at, question] of standard.questions.entries()) {
    for (const stage of question.stages) {
      if (!stages.has(stage)) problems.push({ at: `questions[${at}].stages`, message: `there is no stage ${stage}` });
    }
  }
  return problems;
}
