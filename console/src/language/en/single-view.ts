/** Whether one customer is seen whole: on her page and in lists. */
export const singleView = {
  view: {
    title: 'One view of her',
    state: { whole: 'Whole', not_yet: 'Not yet whole', unknown: 'Nobody known yet' },
    means: {
      whole: 'Nothing is missing: no other record is likely hers, and no conflict is open.',
      not_yet: 'Something is missing.',
      unknown: 'Nobody is known behind this record, so it does not count as a customer yet.',
    },
    gap: {
      likely_pair: 'Likely one person with {{name}}',
      reviewers_differ: 'Two reviewers differ on {{name}}',
      source_missing: '<from>{{source}}</from> does not know her',
      source_stale: '<from>{{source}}</from> last spoke of her on <time/>',
      not_fresh: 'No source has spoken of her since <time/>',
      trait_open: 'Sources disagree: {{trait}}',
      trait_hidden: 'Sources disagree on something that your role does not see',
    },
    absent: '{{source}} is not expected to know her:',
    absentBySystem: 'a system of ours says so.',
    absence: {
      say: 'She is not there',
      end: 'Take back',
      title: '{{source}} does not know {{name}}, and need not',
      endTitle: '{{source}} should know {{name}} after all',
      means: 'She then counts as whole without it. If that source speaks of her later, it is linked all the same.',
      said: '{{source}} is not expected to know her',
      ended: '{{source}} is expected to know her again',
      undone: 'undone at once',
    },
    toShare: 'Of how many customers there is one view',
  },
};
