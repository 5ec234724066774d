import pc from 'picocolors';
import {
  type BackTest,
  dayText,
  type ForecastRow,
  monthsOf,
  type OrderError,
  type Season,
  type VisitFit,
  type VisitForecast,
} from '../../value/index.ts';

/** A back-test's figures, as JSON: without its people, who have a table of their own. */
export function backTestFigures({ blend, perPerson: _, ...rest }: BackTest): object {
  return { ...rest, blend: blendFigures(blend) };
}

/** A fitted blend's figures, as JSON. */
export function blendFigures({ fit, fits, weights, learned, season }: VisitForecast): object {
  return {
    ...fitFigures(fit),
    candidates: fits.map(fitFigures),
    weights,
    season: season === undefined ? null : { yearBegins: dayText(season.yearDay), weeks: season.weeks },
    learned: learned === undefined ? null : { ...learned, cutDay: dayText(learned.cutDay), endDay: dayText(learned.endDay) },
  };
}

function fitFigures({ model, parameters, standardErrors, logLikelihood }: VisitFit): object {
  const named = Object.fromEntries(model.parameterNames.map((name, at) => [name, parameters[at]]));
  return { model: model.name, parameters: named, standardErrors, logLikelihood };
}

/** A back-test for the screen. */
export function backTestInWords(result: BackTest, cutDay: number, endDay: number): string {
  const { people, visits, amount, weeksAhead, rows, pastSpend, blend } = result;
  const lines = [
    `${people.toLocaleString('en')} people had bought by ${dayText(cutDay)}; until ${dayText(endDay)} (${weeksAhead.toFixed(1)} weeks) came ` +
      `${visits.toLocaleString('en')} visits${pastSpend === undefined ? '' : `, worth ${amount.toLocaleString('en', { maximumFractionDigits: 2 })}`}.`,
    '',
    pc.bold(columns(['forecast', 'bias', 'MAE', 'RMSE', 'Spearman', 'pairs', ...(pastSpend === undefined ? [] : amountHeadings)])),
    ...rows.map(rowText),
    ...(pastSpend === undefined ? [] : [columns(['past spend', '', '', '', '', '', '|', '', ...orderTexts(pastSpend)])]),
    'pairs: of two people of whom one came to more, how often the forecast says so. The blend is told by its means; its medians are nearer for',
    'one person, and too low in total.',
    '',
    ...blendInWords(blend),
  ];
  return `${lines.join('\n')}\n`;
}

/** A fitted blend for the screen. */
export function blendInWords({ fit, fits, weights, learned, season }: VisitForecast): string[] {
  const others = fits.filter(({ model }) => model !== fit.model);
  return [
    fitInWords(fit),
    learned === undefined
      ? 'The blend is the plain model: the log is too short to learn from its own second half.'
      : weights.model === 1 && weights.staying === 0
        ? `The blend is the plain model: ${dayText(learned.cutDay)} to ${dayText(learned.endDay)} show nothing that is clearly better.`
        : `The blend is ${weights.model.toFixed(3)} × what the model expects + ${weights.staying.toFixed(3)} × what it would expect if nobody ever left, as it came ` +
          `nearest to ${dayText(learned.cutDay)} to ${dayText(learned.endDay)}, foretold from what lay before.`,
    ...(season === undefined ? [] : [seasonInWords(season)]),
    ...(others.length === 0 ? [] : ['Also looked at:', ...others.map((other) => `  ${fitInWords(other)}`)]),
  ];
}

function fitInWords({ model, parameters, standardErrors, logLikelihood }: VisitFit): string {
  const named = model.parameterNames.map(
    (name, at) => `${name} ${parameters[at]?.toFixed(4)}${errorText(parameters[at], standardErrors?.[at])}`,
  );
  return `${model.name}: ${named.join(', ')}; log-likelihood ${logLikelihood.toFixed(3)}`;
}

const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function seasonInWords(season: Season): string {
  const months = monthsOf(season).map((times, month) => `${monthNames[month]} ${times.toFixed(2)}`);
  return `Visits go with the year; by month, over those of an even year: ${months.join(', ')}.`;
}

// A fit looks between e⁻¹⁸ and e¹⁸: a logarithm that errs by more than that is not known at all.
const logErrorMax = 18;

function errorText(parameter: number | undefined, error: number | undefined): string {
  if (parameter === undefined || error === undefined) return '';
  return error > logErrorMax * parameter ? ' (flat: not known)' : ` ± ${error.toFixed(4)}`;
}

const amountHeadings = ['| amounts: bias', 'MAE', 'Gini', 'Spearman', 'pairs'];

function rowText({ forecast, visits, amount }: ForecastRow): string {
  return columns([
    forecast,
    percent(visits.bias),
    visits.mae.toFixed(4),
    visits.rmse.toFixed(4),
    visits.spearman.toFixed(3),
    visits.concordance.toFixed(3),
    ...(amount === undefined ? [] : [`| ${percent(amount.bias)}`, amount.mae.toFixed(2), ...orderTexts(amount)]),
  ]);
}

function orderTexts({ gini, spearman, concordance }: OrderError): string[] {
  return [gini, spearman, concordance].map((order) => order.toFixed(3));
}

function percent(share: number): string {
  return `${share >= 0 ? '+' : '−'}${Math.abs(100 * share).toFixed(1)} %`;
}

const widths = [13, 9, 9, 9, 10, 7, 17, 9, 8, 9, 7];

function columns(cells: readonly string[]): string {
  return cells.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] as number) : cell.padStart(widths[at] as number))).join('');
}
