import { Type } from '@sinclair/typebox';
import { firmPairStates } from '../../firm/index.ts';
import { firmRef, roleNow } from './firms.ts';
import { calibrationBand } from './join-pairs.ts';
import { list, named, nullable, oneOf, optional, pair, shape, time, wholeNumber } from './shape.ts';

const text = Type.String();
const verdict = named('FirmPairState', oneOf(firmPairStates));
const side = nullable(Type.String({ description: 'as it was said; null where nothing was, or the role may not see it' }));

const comparedField = shape('ComparedFirmField', {
  field: Type.String({ description: 'name, form, place, postcode, domain, phone, number' }),
  values: pair(side),
  agreement: Type.String({
    description: 'equal, spelled_alike, words_left_out, one_town, different … ; `missing` where one of them says nothing',
  }),
  bits: Type.Number({ description: 'what it adds to the score: each bit doubles or halves the odds that both are one firm' }),
});

export const firmPair = shape('FirmPair', {
  id: wholeNumber,
  state: verdict,
  chance: Type.Number({ description: 'that both are one firm, by statistics, 0 to 1' }),
  firms: pair(Type.Object({ firm: firmRef, roles: list(roleNow), contacts: wholeNumber })),
  fields: list(comparedField),
  start: Type.Object(
    { reason: text, bits: Type.Number() },
    { description: 'where the score begins: how rare it is that two records are one firm, against what is likeliest if they are not' },
  ),
  others: Type.Object({ bits: Type.Number() }, { description: 'what the further ways to agree take off the score' }),
  model: Type.Integer({ description: '0: what is assumed before there are firms enough to learn from' }),
  foundAt: time,
  verdicts: list(Type.Object({ verdict, by: text, time, reason: text })),
  join: optional(Type.Integer({ description: 'the join, which can be undone' })),
});

export const firmPairs = shape('FirmPairs', {
  items: list(firmPair),
  waiting: Type.Integer({ description: 'open pairs in all; more than 10,000 are not counted' }),
  next: optional(Type.String({ description: '`after` of the page that follows' })),
});

export const firmPairStatistics = shape('FirmPairStatistics', {
  calibration: list(calibrationBand, 'how right the chances were, by what reviewers said'),
});

const firmJoin = shape('FirmJoin', {
  id: wholeNumber,
  firms: pair(Type.String({ description: 'the firms that were joined, f12' })),
  by: text,
  time,
  reason: text,
  undone: optional(Type.Object({ by: text, time, reason: text })),
});

export const firmLikeness = shape('FirmLikeness', {
  pairs: list(firmPair, 'who else it likely is, and what was said of that'),
  joins: list(firmJoin, 'what it was joined of, newest first, also what was undone'),
});
