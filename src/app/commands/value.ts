import { defineCommand } from 'citty';
import pc from 'picocolors';
import { dayMs, InvalidInput } from '../../foundation/index.ts';
import { type BackTest, backTest, bgNbd, type ForecastRow, mbgNbd, paretoNbd, purchaseLogOf } from '../../value/index.ts';
import { readPurchases } from './read-purchases.ts';

const models = [paretoNbd, mbgNbd, bgNbd] as const;

export const valueDetails = `
A file with one purchase a row is enough: who, when, how much. CSV, NDJSON, JSON, Parquet and text in columns are read; columns
without a heading are called "column 1", "column 2" …

  loyalty value backtest --input purchases.csv --cut 2025-06-30
  loyalty value backtest --input log.txt --customer "column 2" --date "column 3" --amount "column 5" --cut 1997-09-30

The models see the purchases until the cut, and are compared with what came after it. Spearman and Gini judge the order of people,
bias the total, RMSE a forecast of means, MAE one of medians: no forecast is best by all of them.`;

export const valueCommand = defineCommand({
  meta: { name: 'value', description: 'What a relationship will bring: models of visits and spending, on a bare file of purchases.' },
  args: {
    what: { type: 'positional', description: 'backtest' },
    input: { type: 'string', description: 'file of purchases', required: true },
    cut: { type: 'string', description: 'last day that the models see, as 2025-06-30', required: true },
    end: { type: 'string', description: 'last day that is foretold (the last in the file)' },
    customer: { type: 'string', description: 'column of the customer', default: 'customer' },
    date: { type: 'string', description: 'column of the date', default: 'date' },
    amount: { type: 'string', description: 'column of the amount', default: 'amount' },
    json: { type: 'boolean', description: 'write figures as JSON' },
  },
  run: async ({ args }) => {
    const cutDay = dayOf('--cut', args.cut);
    const endDay = args.end === undefined ? undefined : dayOf('--end', args.end);
    if (args.what !== 'backtest') throw refused('value', `there is no \`loyalty value ${args.what}\`; there is: backtest`);
    const purchases = await readPurchases(args.input, args);
    const lastDay = purchases.reduce((last, { day }) => Math.max(last, day), Number.NEGATIVE_INFINITY);
    const end = endDay ?? lastDay;
    if (end <= cutDay) throw refused('--cut', `there is nothing to foretell: the last day is ${dayText(end)}`);
    const result = backTest(purchaseLogOf(purchases).log, cutDay, end, models);
    process.stdout.write(args.json === true ? `${JSON.stringify(figuresOf(result))}\n` : inWords(result, cutDay, end));
  },
});

function refused(at: string, message: string): InvalidInput {
  return new InvalidInput('app.bad_arguments', [{ at, message }]);
}

function dayOf(option: string, text: string): number {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(time)) throw refused(option, `${text} is no day; write it as 2025-06-30`);
  return time / dayMs;
}

function dayText(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}

function figuresOf({ blend, ...rest }: BackTest): object {
  const { fit, weights, learned } = blend;
  return {
    ...rest,
    blend: {
      model: fit.model.name,
      parameters: Object.fromEntries(fit.model.parameterNames.map((name, at) => [name, fit.parameters[at]])),
      standardErrors: fit.standardErrors,
      logLikelihood: fit.logLikelihood,
      weights,
      learned: learned === undefined ? null : { ...learned, cutDay: dayText(learned.cutDay), endDay: dayText(learned.endDay) },
    },
  };
}

function inWords(result: BackTest, cutDay: number, endDay: number): string {
  const { people, visits, amount, weeksAhead, rows, pastSpend, blend } = result;
  const lines = [
    `${people.toLocaleString('en')} people had bought by ${dayText(cutDay)}; until ${dayText(endDay)} (${weeksAhead.toFixed(1)} weeks) came ` +
      `${visits.toLocaleString('en')} visits, worth ${amount.toLocaleString('en', { maximumFractionDigits: 2 })}.`,
    '',
    pc.bold(columns(['forecast', 'bias', 'MAE', 'RMSE', 'Spearman', '| amounts: bias', 'MAE', 'Gini', 'Spearman'])),
    ...rows.map(rowText),
    columns(['past spend', '', '', '', '', '|', '', pastSpend.gini.toFixed(3), pastSpend.spearman.toFixed(3)]),
    '',
    `${blend.fit.model.name}: ${blend.fit.model.parameterNames
      .map((name, at) => `${name} ${blend.fit.parameters[at]?.toFixed(4)}${errorText(blend.fit.standardErrors?.[at])}`)
      .join(', ')}; log-likelihood ${blend.fit.logLikelihood.toFixed(3)}`,
    blend.learned === undefined
      ? 'The blend is the plain model: the log is too short to learn from its own second half.'
      : `The blend is ${blend.weights.model.toFixed(3)} × the model + ${blend.weights.staying.toFixed(3)} × the model without anybody leaving, learned on ` +
        `${dayText(blend.learned.cutDay)} to ${dayText(blend.learned.endDay)}, before the cut.`,
  ];
  return `${lines.join('\n')}\n`;
}

function errorText(error: number | undefined): string {
  return error === undefined ? '' : ` ± ${error.toFixed(4)}`;
}

function rowText({ forecast, visits, amount }: ForecastRow): string {
  return columns([
    forecast,
    percent(visits.bias),
    visits.mae.toFixed(4),
    visits.rmse.toFixed(4),
    visits.spearman.toFixed(3),
    `| ${percent(amount.bias)}`,
    amount.mae.toFixed(2),
    amount.gini.toFixed(3),
    amount.spearman.toFixed(3),
  ]);
}

function percent(share: number): string {
  return `${share >= 0 ? '+' : '−'}${Math.abs(100 * share).toFixed(1)} %`;
}

const widths = [12, 9, 9, 9, 10, 17, 9, 8, 9];

function columns(cells: readonly string[]): string {
  return cells.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] as number) : cell.padStart(widths[at] as number))).join('');
}
