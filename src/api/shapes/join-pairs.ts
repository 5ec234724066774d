import { Type } from '@sinclair/typebox';
import { identifierRef } from './references.ts';
import { customerId, list, nullable, oneOf, optional, pair, shape, time, wholeNumber } from './shape.ts';

const text = Type.String();
const share = Type.Number({ description: '0 to 1' });

export const pairVerdicts = ['join', 'different', 'household', 'later', 'open'] as const;
const shareWithin = Type.Object({ share, low: share, high: share }, { description: 'with its 95 % interval' });
const pairVerdict = oneOf(pairVerdicts);

const side = nullable(Type.String({ description: 'as it was said; null where nothing was, or the role may not see it' }));

const comparedField = shape('ComparedField', {
  field: Type.String({ description: 'given_name, surname, birth_date …' }),
  values: pair(side),
  agreement: Type.String({ description: 'equal, one_edit, nickname, different … ; `missing` where one of them says nothing' }),
  bits: Type.Number({ description: 'what it adds to the score: each bit doubles or halves the odds that both are one person' }),
  hidden: optional(Type.Boolean({ description: 'your role may not see the values' })),
});

export const joinPair = shape('JoinPair', {
  id: wholeNumber,
  state: pairVerdict,
  chance: Type.Number({ description: 'that both are one person, by statistics, 0 to 1' }),
  people: pair(
    Type.Object({
      id: customerId,
      name: nullable(text),
      identifier: identifierRef,
      sources: list(text, 'names of the sources that know her'),
      lastSeen: nullable(time),
      events: wholeNumber,
    }),
  ),
  fields: list(comparedField),
  start: Type.Object(
    { reason: text, bits: Type.Number() },
    { description: 'where the score begins: how rare it is that two records are one person, against what is likeliest if they are not' },
  ),
  others: Type.Object({ bits: Type.Number() }, { description: 'what the further ways to agree take off the score' }),
  care: list(Type.String({ description: 'in words: what speaks for looking twice before joining' })),
  rule: Type.String({ description: 'what brought the two together' }),
  model: Type.Integer({ description: '0: what is assumed before there are records enough to learn from' }),
  foundAt: time,
  verdicts: list(Type.Object({ verdict: pairVerdict, by: text, time, reason: text })),
  disputed: Type.Boolean({ description: 'two reviewers say different things' }),
  decision: optional(Type.Integer({ description: 'the join, which can be undone' })),
});

export const joinPairs = shape('JoinPairs', {
  items: list(joinPair),
  waiting: Type.Integer({ description: 'open pairs in all; more than 10,000 are not counted' }),
  next: optional(Type.String({ description: '`after` of the page that follows' })),
});

export const calibrationBand = shape('CalibrationBand', {
  from: share,
  to: share,
  judged: wholeNumber,
  one: Type.Integer({ description: 'found to be one by reviewers' }),
  expected: Type.Number({ description: 'mean chance that the statistics gave' }),
  share,
  low: Type.Number({ description: 'lower end of the 95 % interval (Wilson)' }),
  high: share,
});

export const linkStatistics = shape('LinkStatistics', {
  pairs: Type.Object({ open: wholeNumber, join: wholeNumber, different: wholeNumber, household: wholeNumber, later: wholeNumber }),
  model: Type.Object({ version: wholeNumber, fittedAt: nullable(time) }),
  calibration: list(calibrationBand, 'how right the chances were, by what reviewers said'),
  quality: list(
    Type.Object({
      from: share,
      pairs: Type.Integer({ description: 'proposed with this chance or a higher one, judged or not' }),
      precision: shareWithin,
      recall: shareWithin,
    }),
    'by what reviewers said: how many of the pairs from a chance on are one person (precision), and how many of the proposed pairs that are one person have it (recall); empty before the first word',
  ),
  forecast: list(
    Type.Object({ from: share, pairs: wholeNumber, expectedErrors: Type.Number({ description: 'wrong joins to be expected among them' }) }),
    'what would follow if all open pairs from a chance on were joined unseen',
  ),
  joinFrom: nullable(Type.Number({ description: 'pairs from this chance on are joined unseen (`linkage.rules`)' })),
  runs: list(
    shape('LinkageRun', {
      id: wholeNumber,
      askedBy: text,
      askedAt: time,
      beganAt: nullable(time),
      endedAt: nullable(time),
      records: nullable(wholeNumber),
      pairsCompared: nullable(wholeNumber),
      pairsFound: nullable(wholeNumber),
      model: nullable(wholeNumber),
      lessons: nullable(
        Type.Object(
          {
            labels: Type.Integer({ description: 'words of reviewers that it was taught by' }),
            surprise: optional(
              Type.Object(
                { alone: Type.Number(), corrected: Type.Number() },
                {
                  description:
                    'mean bits missing to a label by the statistics alone, and as corrected by the other labels; absent of too few',
                },
              ),
            ),
            isCorrected: Type.Boolean({
              description: 'scores are corrected by labels: they foretell labels left out better than the statistics alone',
            }),
          },
          { description: 'null of runs that learned nothing' },
        ),
      ),
      problem: nullable(text),
      rules: list(Type.Object({ name: text, pairs: wholeNumber, pairsUsed: wholeNumber, sizeMax: wholeNumber })),
    }),
  ),
});
