import { explainFirms, learnLikeness, normaliseFirm } from '../../src/firm/index.ts';
import { clusterPairs } from '../../src/linkage/index.ts';
import { closeFigures, figure, isQuick } from '../figure.ts';
import { type LabelledFirms, larkfieldLists, madeUpLists } from '../labelled-firms.ts';
import { compareGroupings } from '../truth/index.ts';

/*
 * Which records of firms are one firm, without a label, held against whose they are: precision, recall and F1 over pairs by themselves at even odds, as a reviewer gets
 * them, and over groups. Both files are made up (`lab/labelled-firms.ts`): no public list of firms with known answers was at hand.
 */
const goals = { precision: 0.8, recall: 0.8, f1: 0.85, shown: 0.85 };
// As `linkage.rules` has it: from a chance of one in five on a pair comes before a reviewer.
const shownFrom = Math.log2(0.2 / 0.8);

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function check(name: string, { records, truth }: LabelledFirms): void {
  const began = performance.now();
  const firms = records.map(normaliseFirm);
  const { weights, agreement, pairs } = learnLikeness(firms);
  const model = { version: 1, weights };
  const scored = pairs.map((pair) => ({ ...pair, bits: explainFirms(model, pair).reduce((sum, { bits }) => sum + bits, 0) }));
  const seconds = (performance.now() - began) / 1000;
  const likely = scored.filter(({ bits }) => bits > 0);
  const right = likely.filter(({ a, b }) => truth[a] === truth[b]).length;
  const sizes = new Map<string, number>();
  for (const firm of truth) sizes.set(firm, (sizes.get(firm) ?? 0) + 1);
  const pairsTrue = [...sizes.values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
  const missed = pairsTrue - pairs.filter(({ a, b }) => truth[a] === truth[b]).length;
  say(
    `${name}: ${records.length} records, ${pairsTrue} true pairs, ${pairs.length} compared (${missed} true ones share no key), ${agreement.matches.toFixed(0)} taken for one firm after ${agreement.rounds} rounds, ${seconds.toFixed(1)} s`,
  );
  for (const isOne of [true, false]) {
    const wrong = scored.filter(({ a, b, bits }) => (truth[a] === truth[b]) === isOne && bits > 0 !== isOne);
    const middle = wrong[Math.floor(wrong.length / 2)];
    if (middle === undefined) continue;
    say(`  ${isOne ? 'missed' : 'wrong'}, one of ${wrong.length}: ${middle.bits.toFixed(1)} bits`);
    say(`    ${JSON.stringify(records[middle.a])}\n    ${JSON.stringify(records[middle.b])}`);
    const steps = explainFirms(model, middle).filter(({ level }) => level !== 'missing');
    say(`    ${steps.map(({ comparison, level, bits }) => `${comparison} ${level} ${bits.toFixed(1)}`).join(', ')}`);
  }
  figure(`firms_${name}_pairs_precision`, right / likely.length, 'of_1', goals.precision, 'atLeast');
  figure(`firms_${name}_pairs_recall`, right / pairsTrue, 'of_1', goals.recall, 'atLeast');
  figure(`firms_${name}_pairs_f1`, (2 * right) / (likely.length + pairsTrue), 'of_1', goals.f1, 'atLeast');
  const shown = scored.filter(({ a, b, bits }) => bits > shownFrom && truth[a] === truth[b]).length;
  figure(`firms_${name}_true_pairs_shown`, shown / pairsTrue, 'of_1', goals.shown, 'atLeast');
  const groups = clusterPairs(records.length, scored, { bitsMax: 12, unseenBits: -2 });
  const { precision, recall } = compareGroupings(
    new Map(truth.map((firm, at) => [String(at), firm])),
    new Map(truth.map((_, at) => [String(at), groups[at] as number])),
  );
  say(`  in groups: precision ${precision.toFixed(4)}, recall ${recall.toFixed(4)}`);
}

check('larkfield', larkfieldLists(isQuick() ? 1_000 : 4_000));
check('made_up', madeUpLists(isQuick() ? 1_000 : 4_000, 101));
closeFigures();
