import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, expect, it } from 'vitest';

// `loyalty value` as an analyst types it, who has nothing but a file.

const root = resolve(import.meta.dirname, '..', '..');
let folder: string;

beforeAll(() => {
  mkdirSync(join(root, '.loyalty'), { recursive: true });
  folder = mkdtempSync(join(root, '.loyalty', 'value-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function value(...args: string[]): Promise<{ code: number; out: string; error: string }> {
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [join(root, 'bin', 'loyalty.mjs'), 'value', ...args]);
    return { code: 0, out: stdout, error: stderr };
  } catch (failure) {
    const { code, stdout, stderr } = failure as { code: number; stdout: string; stderr: string };
    return { code, out: stdout, error: stderr };
  }
}

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** Two hundred people in several rhythms over two years; the same file at every run. */
function purchases(): string {
  const lines = ['kunde;datum;betrag'];
  for (let person = 0; person < 200; person += 1) {
    const every = 7 + ((person * 37) % 120);
    const until = person % 3 === 0 ? 200 : 700;
    for (let day = person % 60; day < until; day += every + ((day * person) % 5)) {
      const date = new Date(Date.UTC(2024, 0, 1 + day));
      lines.push(`k${person};${date.getUTCDate()}.${date.getUTCMonth() + 1}.${date.getUTCFullYear()};${10 + (person % 40)},50`);
    }
  }
  return lines.join('\n');
}

it('back-tests a bare file with headings, dates and numbers of its own', async () => {
  const input = file('bon.csv', purchases());
  const columns = ['--customer', 'kunde', '--date', 'datum', '--amount', 'betrag'];
  const { code, out } = await value('backtest', '--input', input, '--cut', '2024-12-31', '--json', ...columns);
  expect(code).toBe(0);
  const result = JSON.parse(out) as {
    people: number;
    rows: { forecast: string; visits: { rmse: number; bias: number }; amount: { gini: number } }[];
    blend: { logLikelihood: number };
  };
  expect(result.people).toBe(200);
  expect(result.rows.map(({ forecast }) => forecast)).toEqual([
    'blend',
    'blend_median',
    'pareto-nbd',
    'mbg-nbd',
    'bg-nbd',
    'mbg-cnbd-2',
    'mbg-cnbd-3',
    'same_rate',
    'same_count',
  ]);
  expect(result.rows.every(({ visits, amount }) => [visits.rmse, visits.bias, amount.gini].every(Number.isFinite))).toBe(true);
  expect(result.blend.logLikelihood).toBeLessThan(0);
});

it('fits a bare file, and scores its customers', async () => {
  const input = file('purchases.csv', purchases());
  const columns = ['--customer', 'kunde', '--date', 'datum', '--amount', 'betrag'];
  const fit = JSON.parse((await value('fit', '--input', input, '--json', ...columns)).out);
  expect(fit.visits.parameters).toMatchObject({ r: expect.any(Number), alpha: expect.any(Number) });
  const scored = (await value('score', '--input', input, '--days', '90', ...columns)).out.trim().split('\n');
  expect(scored).toHaveLength(201);
  expect(scored[0]).toBe(
    'customer,visits,expected_visits,median_visits,expected_visits_low,expected_visits_high,chance_active,next_visit,expected_spend',
  );
  const rows = scored.slice(1).map((line) => line.split(','));
  for (const [, visits, expected, median, low, high, active, next, spend] of rows) {
    const numbers = [visits, expected, median, low, high, active, spend].map(Number);
    expect(numbers.every((figure) => Number.isFinite(figure) && figure >= 0)).toBe(true);
    expect(Number(low)).toBeLessThanOrEqual(Number(median));
    expect(Number(median)).toBeLessThanOrEqual(Number(high));
    expect(next).toMatch(/^(|\d{4}-\d{2}-\d{2})$/);
  }
  // Somebody is expected within ninety days: she is the one whose next visit is soonest.
  expect(rows.some(([, , , , , , next]) => next !== '')).toBe(true);
});

it('refuses what it cannot do, whatever that is called', async () => {
  const { code, error } = await value('constructor', '--input', 'purchases.csv');
  expect([code, error]).toEqual([1, expect.stringContaining('there are: fit, score, backtest')]);
  expect((await value('fit', '--input', folder)).error).toContain('this is a folder, and a file is expected');
  expect((await value('score', '--input', folder, '--days', '1000000000')).error).toContain('at most 3650');
});

it('refuses a file with the lines that are wrong, and says which columns there are', async () => {
  const input = file('bad.csv', 'customer,date,amount\na,2024-01-02,10\n,2024-01-03,11\nb,soon,12\nc,2024-01-05,much\n');
  const bad = await value('backtest', '--input', input, '--cut', '2024-01-03');
  expect(bad.code).toBe(1);
  expect(bad.error).toContain('line 4: "soon" is no date');
  expect(bad.error).toContain('line 5: "much" is no amount');
  const nobody = file('nobody.csv', 'customer,date,amount\n,2024-01-02,10\n');
  expect((await value('fit', '--input', nobody)).error).toContain('holds no purchase of anybody');
  const other = await value('backtest', '--input', input, '--cut', '2024-01-03', '--customer', 'client');
  expect(other.error).toContain('there are: customer, date, amount');
  expect((await value('backtest', '--input', input, '--cut', 'yesterday')).error).toContain('write it as 2025-06-30');
});

it('goes on without rows that are wrong where that is asked for, and doubts what is dated after today', async () => {
  const lines = purchases().split('\n');
  const next = new Date().getUTCFullYear() + 2;
  const [heading, ...rows] = lines as [string, ...string[]];
  const bad = ['b;soon;12', `c;1.1.${next};5`, 'd;3.2.2024;much'];
  const input = file('some-bad.csv', [heading, ...bad, ...rows].join('\n'));
  const columns = ['--customer', 'kunde', '--date', 'datum', '--amount', 'betrag', '--json'];
  const refused = await value('fit', '--input', input, ...columns);
  expect([refused.code, refused.error]).toEqual([1, expect.stringContaining('--skip-bad')]);
  const { code, error, out } = await value('fit', '--input', input, ...columns, '--skip-bad', '--end', '2025-12-31');
  expect([code, error]).toEqual([
    0,
    expect.stringContaining(`2 rows that cannot be used are left out, and written to ${input}.left-out.csv`),
  ]);
  expect(error).toContain('line 2: "soon" is no date');
  expect(error).toMatch(/1 row is dated after today \(.*\): line 3\. Is the date right\?/);
  expect(readFileSync(`${input}.left-out.csv`, 'utf8').split('\r\n')).toEqual([
    'line,reason,kunde,datum,betrag',
    '2,"""soon"" is no date",b,soon,12',
    '4,"""much"" is no amount",d,3.2.2024,much',
    '',
  ]);
  const whole = await value('fit', '--input', file('all-good.csv', lines.join('\n')), ...columns, '--end', '2025-12-31');
  expect(JSON.parse(out)).toEqual(JSON.parse(whole.out));
});

it('finds the columns by their headings, multiplies price and quantity, and leaves out what is nobody’s', async () => {
  const lines = purchases()
    .split('\n')
    .slice(1)
    .map((line) => line.split(';'))
    .map(([who, day, amount]) => `1,2,${day},${(amount as string).replace(',', '.')},${who}`);
  const input = file('invoices.csv', ['InvoiceNo,Quantity,InvoiceDate,UnitPrice,CustomerID', '9,1,5.1.2024,3.50,', ...lines].join('\n'));
  const { code, error } = await value('fit', '--input', input, '--json');
  expect([code, error]).toEqual([
    0,
    expect.stringContaining('customer is CustomerID, date is InvoiceDate, amount is UnitPrice × Quantity'),
  ]);
  expect(error).toContain('1 rows name no customer and are left out');
});

it('writes scores as Parquet that it reads, people of a back-test as CSV, and plots as SVG and PNG', async () => {
  const input = file('shop.csv', purchases().replace('kunde;datum;betrag', 'customer;date;amount'));
  const at = (name: string) => join(folder, name);
  const told = await value('score', '--input', input, '--output', at('scores.parquet'));
  expect(told.out).toContain('200 people are scored');
  const scores = await parquetReadObjects({ file: await asyncBufferFromFile(at('scores.parquet')) });
  expect(scores).toHaveLength(200);
  expect(scores[0]).toMatchObject({ customer: 'k0', visits: expect.any(Number), chance_active: expect.any(Number) });
  const cut = ['--cut', '2024-12-31'];
  await value('backtest', '--input', input, ...cut, '--output', at('people.csv'), '--plot', at('plot.svg'));
  const people = readFileSync(at('people.csv'), 'utf8').trim().split('\n');
  expect(people[0]).toMatch(/^customer,earlier_visits,tenth,came,expected_blend,/);
  expect(people).toHaveLength(201);
  const svg = readFileSync(at('plot.svg'), 'utf8');
  expect(svg).toMatch(/^<svg [\s\S]*<title[\s\S]*Does it know who comes often\?[\s\S]*<\/svg>\s*$/);
  await value('fit', '--input', input, '--plot', at('fit.png'));
  expect(readFileSync(at('fit.png')).subarray(1, 4).toString()).toBe('PNG');
  expect((await value('score', '--input', input, '--output', at('scores.xlsx'))).error).toContain('should end in one of: .csv');
  expect((await value('backtest', '--input', input, ...cut, '--plot', at('plot.gif'))).error).toContain('should end in .svg or .png');
});

/** Three thousand people: a plan that matters, a colour that does not, and who left. */
function people(): string {
  const lines = ['person;plan;colour;points;left'];
  for (let person = 0; person < 3_000; person += 1) {
    const left = (person * 7919) % 100 < 30;
    const isMonthly = (person * 104_729) % 97 < (left ? 60 : 25);
    lines.push(`k${person};${isMonthly ? 'monthly' : 'yearly'};c${(person * 31) % 7};${(person * 13) % 41},5;${left ? 'yes' : 'no'}`);
  }
  return lines.join('\n');
}

it('tells which columns of a bare file foretell an outcome', async () => {
  const input = file('people.csv', people());
  const { code, out } = await value('fields', '--input', input, '--outcome', 'left', '--json');
  expect(code).toBe(0);
  const report = JSON.parse(out) as {
    people: number;
    outcomes: number;
    fields: { name: string; kind: string; area: number; verdict: string }[];
  };
  expect([report.people, report.outcomes]).toEqual([3_000, 900]);
  const field = Object.fromEntries(report.fields.map((one) => [one.name, one]));
  expect(field.plan).toMatchObject({ verdict: 'predicts' });
  expect(field.plan?.area).toBeGreaterThan(0.6);
  expect(field.colour).toMatchObject({ verdict: 'noPower' });
  expect(field.person).toMatchObject({ verdict: 'noPower', kind: 'identifier' });
  expect(field.points).toMatchObject({ kind: 'number' });
  expect((await value('fields', '--input', input, '--outcome', 'left')).out).toMatch(/plan +0\.\d{3} +\(0\.\d{3}–0\.\d{3}\) .*predicts/);
});

it('says which outcomes and columns there are where it was given none that it can use', async () => {
  const input = file('people-again.csv', people());
  expect((await value('fields', '--input', input)).error).toContain('say which column holds the outcome');
  expect((await value('fields', '--input', input, '--outcome', 'gone')).error).toContain('there are: person, plan, colour, points, left');
  const alike = file('alike.csv', 'person,left\na,1\nb,1\n');
  expect((await value('fields', '--input', alike, '--outcome', 'left')).error).toContain('everybody has the same outcome (1)');
  expect((await value('fields', '--input', input, '--outcome', 'plan')).error).toContain('there are: monthly, yearly');
  expect((await value('fields', '--input', input, '--outcome', 'plan', '--yes', 'weekly')).error).toContain(
    'nobody has the outcome weekly',
  );
});
