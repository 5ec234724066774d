import { writeFileSync } from 'node:fs';
import { defineCommand } from 'citty';
import pc from 'picocolors';
import { InvalidInput } from '../../foundation/index.ts';
import {
  type BackTest,
  backTest,
  candidates,
  chooseVisitForecast,
  dayOfText,
  dayText,
  expectedSpend,
  type ForecastRow,
  fitGammaGamma,
  historiesOf,
  learnSpendLevel,
  type Observed,
  observedAt,
  type PurchaseLog,
  purchaseLogOf,
  unitDays,
  type VisitForecast,
} from '../../value/index.ts';
import { readPurchases } from './read-purchases.ts';
import { tellFields, valueFieldsDetails } from './value-fields.ts';

export const valueDetails = `
A file with one purchase a row is enough: who, when, how much. CSV, NDJSON, JSON, Parquet and text in columns are read; columns
without a heading are called "column 1", "column 2" …

  loyalty value fit --input purchases.csv
  loyalty value score --input purchases.csv --days 365 --output scores.csv
  loyalty value backtest --input purchases.csv --cut 2025-06-30
  loyalty value backtest --input log.txt --customer "column 2" --date "column 3" --amount "column 5" --cut 1997-09-30

fit tells the models' parameters; score tells, for each customer, the visits and the spending expected in the days after --end, and the
chance still to be a customer; backtest shows the models the purchases until the cut and compares with what came after it. Spearman and
Gini judge the order of people, bias the total, RMSE a forecast of means, MAE one of medians: no forecast is best by all of them.
${valueFieldsDetails}`;

export const valueCommand = defineCommand({
  meta: { name: 'value', description: 'What a relationship will bring: models of visits and spending, on a bare file of purchases.' },
  args: {
    what: { type: 'positional', description: 'fit, score, backtest or fields' },
    input: { type: 'string', description: 'file of purchases', required: true },
    cut: { type: 'string', description: 'backtest: last day that the models see, as 2025-06-30' },
    end: { type: 'string', description: 'last day that is looked at (the last in the file)' },
    days: { type: 'string', description: 'score: how many days ahead', default: '365' },
    output: { type: 'string', description: 'score: file to write, as CSV (the screen)' },
    customer: { type: 'string', description: 'column of the customer', default: 'customer' },
    date: { type: 'string', description: 'column of the date', default: 'date' },
    amount: { type: 'string', description: 'column of the amount', default: 'amount' },
    outcome: { type: 'string', description: 'fields: column of the outcome' },
    yes: { type: 'string', description: 'fields: value of the outcome that means that it came' },
    json: { type: 'boolean', description: 'fit, backtest, fields: write figures as JSON' },
  },
  run: async ({ args }) => {
    if (args.what === 'fields') return tellFields({ ...args, json: args.json === true });
    if (!isDeed(args.what))
      throw refused('value', `there is no \`loyalty value ${args.what}\`; there are: ${Object.keys(deeds).join(', ')}, fields`);
    const cutDay = args.cut === undefined ? undefined : dayOf('--cut', args.cut);
    if (args.what === 'backtest' && cutDay === undefined) throw refused('--cut', 'say the last day that the models see, as 2025-06-30');
    const daysAhead = Number(args.days);
    if (!(Number.isInteger(daysAhead) && daysAhead > 0)) throw refused('--days', `${args.days} is no number of days; write it as 365`);
    const given = args.end === undefined ? undefined : dayOf('--end', args.end);
    const purchases = await readPurchases(args.input, args);
    const endDay = given ?? purchases.reduce((last, { day }) => Math.max(last, day), Number.NEGATIVE_INFINITY);
    deeds[args.what]({
      ...purchaseLogOf(purchases),
      endDay,
      cutDay: cutDay ?? endDay,
      daysAhead,
      json: args.json === true,
      output: args.output,
    });
  },
});

interface Deed {
  readonly log: PurchaseLog;
  readonly customers: readonly string[];
  readonly endDay: number;
  /** The end where nothing is back-tested. */
  readonly cutDay: number;
  readonly daysAhead: number;
  readonly json: boolean;
  readonly output: string | undefined;
}

const deeds = {
  fit: ({ log, endDay, json }: Deed) => {
    const { forecast, spend, spendLevel } = fitToLog(log, endDay);
    const [p, q, v] = spend;
    if (json) print(JSON.stringify({ through: dayText(endDay), visits: blendFigures(forecast), spend: { p, q, v }, spendLevel }));
    else
      print(
        `${blendInWords(forecast).join('\n')}\ngamma-gamma: p ${p?.toFixed(4)}, q ${q?.toFixed(4)}, v ${v?.toFixed(4)}; later visits bring ${spendLevel.toFixed(3)} of it`,
      );
  },
  score: ({ log, customers, endDay, daysAhead, output }: Deed) => {
    const { forecast, spend, spendLevel, observed } = fitToLog(log, endDay);
    const t = daysAhead / unitDays;
    const rows = Array.from(historiesOf(observed), (history, at) => {
      const visits = history.x + 1;
      const expected = forecast.expected(history, t);
      const each = spendLevel * expectedSpend(spend, visits, observed.mean[at] as number);
      const name = customers[observed.person[at] as number] as string;
      return [quoted(name), visits, expected.toFixed(4), forecast.chanceActive(history).toFixed(4), (expected * each).toFixed(2)].join(',');
    });
    const csv = `${['customer,visits,expected_visits,chance_active,expected_spend', ...rows].join('\n')}\n`;
    if (output === undefined) process.stdout.write(csv);
    else {
      writeFileSync(output, csv);
      print(`${rows.length.toLocaleString('en')} people are scored for ${daysAhead} days after ${dayText(endDay)}: ${output}`);
    }
  },
  backtest: ({ log, endDay, cutDay, json }: Deed) => {
    if (endDay <= cutDay) throw refused('--cut', `there is nothing to foretell: the last day is ${dayText(endDay)}`);
    const result = backTest(log, cutDay, endDay, candidates);
    process.stdout.write(json ? `${JSON.stringify(figuresOf(result))}\n` : inWords(result, cutDay, endDay));
  },
} as const;

function isDeed(what: string | undefined): what is keyof typeof deeds {
  return what !== undefined && Object.hasOwn(deeds, what);
}

interface Fitted {
  readonly forecast: VisitForecast;
  readonly spend: Float64Array;
  readonly spendLevel: number;
  readonly observed: Observed;
}

function fitToLog(log: PurchaseLog, endDay: number): Fitted {
  const observed = observedAt(log, endDay, unitDays);
  const spend = fitGammaGamma({ visits: observed.x.map((x) => x + 1), mean: observed.mean }).parameters;
  const forecast = chooseVisitForecast(candidates, log, endDay, { unitDays });
  return { forecast, spend, spendLevel: learnSpendLevel(log, endDay, forecast, unitDays), observed };
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
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

function figuresOf({ blend, perPerson: _, ...rest }: BackTest): object {
  return { ...rest, blend: blendFigures(blend) };
}

function blendFigures({ fit, weights, learned }: VisitForecast): object {
  return {
    model: fit.model.name,
    parameters: Object.fromEntries(fit.model.parameterNames.map((name, at) => [name, fit.parameters[at]])),
    standardErrors: fit.standardErrors,
    logLikelihood: fit.logLikelihood,
    weights,
    learned: learned === undefined ? null : { ...learned, cutDay: dayText(learned.cutDay), endDay: dayText(learned.endDay) },
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
    ...blendInWords(blend),
  ];
  return `${lines.join('\n')}\n`;
}

function blendInWords({ fit, weights, learned }: VisitForecast): string[] {
  const parameters = fit.model.parameterNames.map(
    (name, at) => `${name} ${fit.parameters[at]?.toFixed(4)}${errorText(fit.standardErrors?.[at])}`,
  );
  return [
    `${fit.model.name}: ${parameters.join(', ')}; log-likelihood ${fit.logLikelihood.toFixed(3)}`,
    learned === undefined
      ? 'The blend is the plain model: the log is too short to learn from its own second half.'
      : `The blend is ${weights.model.toFixed(3)} × the model + ${weights.staying.toFixed(3)} × the model without anybody leaving, learned on ` +
        `${dayText(learned.cutDay)} to ${dayText(learned.endDay)}.`,
  ];
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
