import { writeFile } from 'node:fs/promises';
import { defineCommand } from 'citty';
import pc from 'picocolors';
import { InvalidInput, systemClock } from '../../foundation/index.ts';
import {
  backTest,
  candidates,
  dayOfText,
  dayText,
  historiesOf,
  lastThirdOf,
  observedAt,
  type PurchaseLog,
  unitDays,
} from '../../value/index.ts';
import { backTestPlot } from '../plots/plot-back-test.ts';
import { fitPlot } from '../plots/plot-fit.ts';
import { plotEndingOf, writePlot } from '../plots/write-plot.ts';
import { backTestColumns, backTestRows } from './list-back-test.ts';
import { readPurchases } from './read-purchases.ts';
import { fitToLog, scoreColumnsOf, scoresOf } from './score-purchases.ts';
import { backTestFigures, backTestInWords, blendFigures, blendInWords } from './tell-back-test.ts';
import { tellFields, valueFieldsDetails } from './value-fields.ts';
import { endingOf, printTable, writeTable } from './write-table.ts';

export const valueDetails = `
A file with one purchase a row is enough: who, when, how much. CSV, NDJSON, JSON, Parquet and text in columns are read, gzipped or not;
the columns are found by their headings, or named. Columns without a heading are called "column 1", "column 2" …

  loyalty value fit --input purchases.csv --plot fit.svg
  loyalty value score --input purchases.parquet --days 365 --output scores.parquet
  loyalty value backtest --input purchases.csv --cut 2025-06-30 --plot backtest.png
  loyalty value backtest --input log.txt --customer "column 2" --date "column 3" --amount "column 5" --cut 1997-09-30

fit tells the models' parameters; score tells, for each customer, the visits expected in the days after --end with the range of eight in ten, the
chance still to be a customer, the day by which a visit comes with an even chance, and the spending expected; backtest shows the models the
purchases until the cut and compares with what came after it, in all and, with --output, for each customer. What was given back (an amount below
zero) is no visit; it is taken off what the customer had bought by then, at most to nothing, and who only gave back is left out. Spearman and Gini judge the order of people, bias the total, RMSE a forecast of means, MAE one of medians: no
forecast is best by all of them.
${valueFieldsDetails}

A file with rows that cannot be read is refused with their lines. --skip-bad goes on without them, says how many they are and which, and writes them
beside the file. Dates after today are read and asked about.`;

export const valueCommand = defineCommand({
  meta: { name: 'value', description: 'What a relationship will bring: models of visits and spending, on a bare file of purchases.' },
  args: {
    what: { type: 'positional', description: 'fit, score, backtest or fields' },
    input: { type: 'string', description: 'file of purchases', required: true },
    cut: { type: 'string', description: 'backtest: last day that the models see, as 2025-06-30 (two thirds of the way)' },
    end: { type: 'string', description: 'last day that is looked at (the last in the file)' },
    days: { type: 'string', description: 'score: how many days ahead', default: '365' },
    output: { type: 'string', description: 'file to write: .csv, .csv.gz, .ndjson, .json, .parquet (the screen)' },
    plot: { type: 'string', description: 'fit, backtest: plot to write, .svg or .png' },
    customer: { type: 'string', description: 'column of the customer (found by its heading)' },
    date: { type: 'string', description: 'column of the date (found by its heading)' },
    amount: { type: 'string', description: 'column of the amount (found by its heading, or price × quantity; none for visits alone)' },
    model: {
      type: 'string',
      description: 'one model alone: pareto-nbd, bg-nbd, mbg-nbd, mbg-cnbd-2, mbg-cnbd-3 (the one that suits best)',
    },
    outcome: { type: 'string', description: 'fields: column of the outcome' },
    yes: { type: 'string', description: 'fields: value of the outcome that means that it came' },
    'skip-bad': {
      type: 'boolean',
      description: 'leave rows out that cannot be read, tell their lines, and write them to <input>.left-out.csv (the file is refused)',
    },
    json: { type: 'boolean', description: 'fit, backtest, fields: write figures as JSON' },
  },
  run: async ({ args }) => {
    if (args.what === 'fields') return tellFields({ ...args, json: args.json === true, isSkippingBad: args['skip-bad'] === true });
    if (!isDeed(args.what))
      throw refused('value', `there is no \`loyalty value ${args.what}\`; there are: ${Object.keys(deeds).join(', ')}, fields`);
    const cutDay = args.cut === undefined ? undefined : dayOf('--cut', args.cut);
    const daysAhead = Number(args.days);
    if (!(Number.isInteger(daysAhead) && daysAhead > 0)) throw refused('--days', `${args.days} is no number of days; write it as 365`);
    if (daysAhead > daysAheadMax) throw refused('--days', `${args.days} days are more than can be foretold; at most ${daysAheadMax}`);
    const given = args.end === undefined ? undefined : dayOf('--end', args.end);
    const models = modelsOf(args.model);
    checkFiles(args.what, args.output, args.plot);
    const { customer, date, amount } = args;
    const reading = { customer, date, amount, isSkippingBad: args['skip-bad'] === true, now: systemClock.now() };
    const { log, customers, notes, warnings } = await readPurchases(args.input, reading);
    for (const note of notes) process.stderr.write(`${pc.dim(note)}\n`);
    for (const warning of warnings) process.stderr.write(`${pc.yellow(warning)}\n`);
    const endDay = given ?? log.day.reduce((last, day) => Math.max(last, day), Number.NEGATIVE_INFINITY);
    const cut = cutDay ?? lastThirdOf(log, endDay);
    noteFew(log, args.what === 'backtest' ? cut : endDay);
    const { json, output, plot } = args;
    await deeds[args.what]({
      log,
      customers,
      endDay,
      cutDay: cut,
      models,
      daysAhead,
      json: json === true,
      output,
      plot,
    });
  },
});

interface Deed {
  readonly log: PurchaseLog;
  readonly customers: readonly string[];
  readonly endDay: number;
  readonly cutDay: number;
  readonly models: typeof candidates;
  readonly daysAhead: number;
  readonly json: boolean;
  readonly output: string | undefined;
  readonly plot: string | undefined;
}

const deeds = {
  fit: async ({ log, endDay, models, json, output, plot }: Deed) => {
    const { forecast, spend, spendLevel, observed } = fitToLog(log, endDay, models);
    const [p, q, v] = spend ?? [];
    const figures = JSON.stringify({
      through: dayText(endDay),
      visits: blendFigures(forecast),
      ...(spend === undefined ? {} : { spend: { p, q, v }, spendLevel }),
    });
    if (output !== undefined) await writeFile(output, `${figures}\n`);
    if (json) print(figures);
    else if (output === undefined)
      print(
        [
          ...blendInWords(forecast),
          ...(spend === undefined
            ? []
            : [
                `gamma-gamma: p ${p?.toFixed(4)}, q ${q?.toFixed(4)}, v ${v?.toFixed(4)}; later visits bring ${spendLevel.toFixed(3)} of it`,
              ]),
        ].join('\n'),
      );
    if (plot === undefined) return;
    const model = blendInWords(forecast)[0]?.split(';')[0] ?? '';
    await writePlot(plot, fitPlot({ forecast, histories: [...historiesOf(observed)], unitDays, endDay, model }));
  },
  score: async ({ log, customers, endDay, models, daysAhead, output }: Deed) => {
    const fitted = fitToLog(log, endDay, models);
    const rows = scoresOf(fitted, customers, endDay, daysAhead);
    if (output === undefined) return printTable(process.stdout, scoreColumnsOf(fitted), rows);
    await writeTable(output, scoreColumnsOf(fitted), rows);
    print(`${fitted.observed.size.toLocaleString('en')} people are scored for ${daysAhead} days after ${dayText(endDay)}: ${output}`);
  },
  backtest: async ({ log, customers, endDay, cutDay, models, json, output, plot }: Deed) => {
    // Of days after the last purchase of the file nobody knows whether anything came.
    const known = log.day.reduce((last, day) => Math.max(last, day), Number.NEGATIVE_INFINITY);
    if (endDay > known)
      throw refused(
        '--end',
        `what came is known until ${dayText(known)}, the last day of the file; leave --end out, or name an earlier day`,
      );
    if (endDay <= cutDay) throw refused('--cut', `there is nothing to foretell: the last day is ${dayText(endDay)}`);
    const result = backTest(log, cutDay, endDay, models);
    const figures = `${JSON.stringify(backTestFigures(result))}\n`;
    if (output?.endsWith('.json')) await writeFile(output, figures);
    else if (output !== undefined) await writeTable(output, backTestColumns(result), backTestRows(result, customers));
    process.stdout.write(json ? figures : backTestInWords(result, cutDay, endDay));
    if (plot !== undefined) await writePlot(plot, backTestPlot(result, cutDay, endDay));
  },
} as const;

// A rate known from thirty second visits is a fifth off.
const cameAgainMin = 30;

function noteFew(log: PurchaseLog, day: number): void {
  const { x, size } = observedAt(log, day, unitDays);
  const again = x.filter((count) => count > 0).length;
  const text = `Only ${again} of ${size} customers had come again by ${dayText(day)}: with so few the figures are little more than a guess.`;
  if (again > 0 && again < cameAgainMin) process.stderr.write(`${pc.yellow(text)}\n`);
}

// Ten years, as far as the API looks: beyond that nothing is known of anybody.
const daysAheadMax = 3_650;

function modelsOf(name: string | undefined): typeof candidates {
  if (name === undefined) return candidates;
  const model = candidates.find((candidate) => candidate.name === name);
  if (model === undefined)
    throw refused('--model', `there is no model ${name}; there are: ${candidates.map((one) => one.name).join(', ')}`);
  return [model];
}

function isDeed(what: string | undefined): what is keyof typeof deeds {
  return what !== undefined && Object.hasOwn(deeds, what);
}

/** Before minutes of reading and computing. */
function checkFiles(what: keyof typeof deeds, output: string | undefined, plot: string | undefined): void {
  if (output !== undefined && what === 'fit' && !output.endsWith('.json')) throw refused('--output', 'a fit is written as .json');
  if (output !== undefined) endingOf(output);
  if (plot !== undefined && what === 'score') throw refused('--plot', 'scores are a table; fit and backtest are drawn');
  if (plot !== undefined) plotEndingOf(plot);
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

function refused(at: string, message: string): InvalidInput {
  return new InvalidInput('app.bad_arguments', [{ at, message }]);
}

function dayOf(option: string, text: string): number {
  const day = dayOfText(text);
  if (day === undefined) throw refused(option, `${text} is no day; write it as 2025-06-30`);
  return day;
}
