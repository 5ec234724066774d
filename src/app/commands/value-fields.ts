import pc from 'picocolors';
import { type Cell, guessDecimal, isBroken, openRows, parseNumber, type ReadableRow, trimmedText } from '../../connector/index.ts';
import { InvalidInput } from '../../foundation/index.ts';
import { type FieldPower, type FieldsReport, type FieldValue, measureFields } from '../../value/index.ts';
import { BadRows } from './bad-rows.ts';

export const valueFieldsDetails = `
  loyalty value fields --input people.csv --outcome churned [--yes Yes] [--json]

fields tells for every column of a file with one person a row whether it foretells the outcome, measured on people held back (AUC: 0.5 is
chance, 1 is certainty), with its 95 % interval and with what it adds to all the others. A bare file does not say when a value was known: what
looks as if it had been known only after the outcome is marked.`;

export interface FieldsArguments {
  readonly input: string;
  readonly outcome: string | undefined;
  readonly yes: string | undefined;
  readonly json: boolean;
  /** Rows that cannot be read are left out, and written to a file beside. */
  readonly isSkippingBad: boolean;
}

// The format of numbers shows in the beginning.
const samplesMax = 1_000;
const valuesShownMax = 20;
const truths = new Set(['yes', 'y', 'true', 't', '1']);

/** What each column of a bare file foretells of the outcome column, written to the screen. @throws InvalidInput `app.bad_fields` */
export async function tellFields({ input, outcome, yes, json, isSkippingBad }: FieldsArguments): Promise<void> {
  if (outcome === undefined) throw refused('--outcome', 'say which column holds the outcome');
  const columns = await readColumns(input, isSkippingBad);
  const told = columns.get(outcome);
  if (told === undefined)
    throw refused('--outcome', `the file has no column called ${outcome}; there are: ${[...columns.keys()].join(', ')}`);
  const others = [...columns].filter(([name]) => name !== outcome);
  const table = { columns: others.map(([name, values]) => ({ name, values: fieldValues(values) })), outcome: outcomesOf(told, yes) };
  const report = measureFields(table, { isTimeKnown: false });
  process.stdout.write(json ? `${JSON.stringify(report)}\n` : inWords(report, outcome));
}

async function readColumns(path: string, isSkippingBad: boolean): Promise<Map<string, Cell[]>> {
  const opened = await openRows(path);
  const columns = new Map<string, Cell[]>(opened.columns?.map((name) => [name, []]));
  const bad = new BadRows(path, isSkippingBad);
  let people = 0;
  for await (const batch of opened.batches) {
    for (const row of batch.rows) {
      if (isBroken(row)) bad.add(row, row.reason);
      else addRow(columns, opened.columns, row, people++);
    }
  }
  for (const line of await bad.settle('app.bad_fields', opened.columns)) process.stderr.write(`${pc.yellow(line)}\n`);
  if (people === 0) throw refused(path, 'holds nobody');
  for (const values of columns.values()) values.length = people;
  return columns;
}

function addRow(columns: Map<string, Cell[]>, names: readonly string[] | undefined, row: ReadableRow, person: number): void {
  const put = (name: string, cell: Cell): void => {
    const values = columns.get(name) ?? [];
    if (values.length === 0) columns.set(name, values);
    values[person] = cell;
  };
  const cells =
    'object' in row ? Object.entries(row.object) : row.cells.map((cell, at) => [names?.[at] ?? `column ${at + 1}`, cell] as const);
  for (const [name, cell] of cells) put(name, cell);
}

/** Cells as values: numbers with a decimal comma become numbers, lists and objects their text. */
function fieldValues(cells: readonly Cell[]): FieldValue[] {
  const samples = cells.slice(0, samplesMax).flatMap((cell) => (typeof cell === 'string' ? [cell.trim()] : []));
  const hasComma = guessDecimal(samples) === ',';
  return Array.from(cells, (cell) => {
    if (cell === undefined || cell === null) return undefined;
    if (typeof cell === 'number' || typeof cell === 'boolean') return cell;
    const text = trimmedText(cell);
    return hasComma ? (parseNumber(text, ',') ?? text) : text;
  });
}

function outcomesOf(cells: readonly Cell[], yes: string | undefined): Uint8Array {
  const texts = Array.from(cells, (cell) => trimmedText(cell));
  const values = [...new Set(texts)].sort();
  if (values.length === 1)
    throw refused('--outcome', `everybody has the same outcome (${shown(values)}): there is nobody to tell them apart from`);
  if (yes !== undefined && !values.includes(yes)) throw refused('--yes', `nobody has the outcome ${yes}; there are: ${shown(values)}`);
  const truthful = values.filter((value) => truths.has(value.toLowerCase()));
  if (yes === undefined && (values.length !== 2 || truthful.length !== 1))
    throw refused('--yes', `say which value means that it came; there are: ${shown(values)}`);
  const came = yes ?? truthful[0];
  return Uint8Array.from(texts, (text) => (text === came ? 1 : 0));
}

function shown(values: readonly string[]): string {
  return `${values.slice(0, valuesShownMax).join(', ')}${values.length > valuesShownMax ? ' …' : ''}`;
}

function refused(at: string, message: string): InvalidInput {
  return new InvalidInput('app.bad_fields', [{ at, message }]);
}

const verdicts: Record<FieldPower['verdict'], string> = {
  predicts: 'predicts',
  addsNothing: 'adds nothing to the others',
  noPower: 'no power',
  tooFew: 'too few people to say',
};
const suspicions = {
  perfect: 'known only afterwards? tells nearly everybody apart',
  certain: 'known only afterwards? some of its values all but decide the outcome',
  alone: 'known only afterwards? far ahead of everything else',
} as const;

function inWords({ people, outcomes, together, fields, folds, seed }: FieldsReport, outcome: string): string {
  const share = ((100 * outcomes) / people).toFixed(1);
  const all =
    together === undefined ? 'No column foretells anything.' : `All columns together: AUC ${together.area.toFixed(3)} ${range(together)}.`;
  const width = Math.max(8, ...fields.map(({ name }) => name.length)) + 2;
  const rows = [...fields].sort((left, right) => right.area - left.area || (left.name < right.name ? -1 : 1));
  return [
    `${people.toLocaleString('en')} people, of whom ${outcomes.toLocaleString('en')} (${share} %) had the outcome ${outcome}; each fifth foretold by the others (seed ${seed}, ${folds} parts). ${all}`,
    '',
    pc.bold(`${'column'.padEnd(width)}${'AUC'.padEnd(7)}${'95 % interval'.padEnd(17)}${'adds'.padEnd(9)}verdict`),
    ...rows.map(
      (field) =>
        `${field.name.padEnd(width)}${field.area.toFixed(3).padEnd(7)}${range(field).padEnd(17)}${addsText(field).padEnd(9)}${verdictText(field)}`,
    ),
    '',
  ].join('\n');
}

function range({ low, high }: { low: number; high: number }): string {
  return `(${low.toFixed(3)}–${high.toFixed(3)})`;
}

function addsText({ adds }: FieldPower): string {
  return adds === undefined ? '–' : `${adds.gain >= 0 ? '+' : '−'}${Math.abs(adds.gain).toFixed(4)}`;
}

function verdictText({ kind, verdict, alike, suspicion }: FieldPower): string {
  return [
    kind === 'identifier' && verdict === 'noPower' ? `${verdicts.noPower}: names people, says nothing of them` : verdicts[verdict],
    ...(alike === undefined ? [] : [`much like ${alike}`]),
    ...(suspicion === undefined ? [] : [suspicions[suspicion]]),
  ].join('; ');
}
