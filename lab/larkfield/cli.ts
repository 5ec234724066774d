import { parseArgs } from 'node:util';
import { generateLarkfield } from './generate.ts';

const help = `Simulates Larkfield: writes its source files to <out>/files and the truth to <out>/truth.

  npx tsx lab/larkfield/cli.ts --out <folder> [--seed 7] [--people 25000] [--until 2026-11-01] [--years 3]

  --out     where to write
  --seed    any whole number; the same seed gives the same company (7)
  --people  how many people; firms come beside them (25000)
  --until   the last day or instant of the simulated years (now)
  --years   how many years (3)
`;

/** Runs the command; the exit code. */
export function runLarkfield(argv: readonly string[], now: number, write: (text: string) => void): number {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      out: { type: 'string' },
      seed: { type: 'string', default: '7' },
      people: { type: 'string', default: '25000' },
      until: { type: 'string' },
      years: { type: 'string', default: '3' },
      help: { type: 'boolean', default: false },
    },
  });
  const problems: string[] = [];
  const people = Number(values.people);
  const years = Number(values.years);
  const until = values.until === undefined ? now : Date.parse(values.until);
  if (values.out === undefined) problems.push('--out is missing: say where to write');
  if (!/^\d+$/.test(values.seed)) problems.push(`--seed ${values.seed} is not a whole number`);
  if (!Number.isInteger(people) || people < 1) problems.push(`--people ${values.people} is not a whole number above 0`);
  if (!(years > 0)) problems.push(`--years ${values.years} is not a number above 0`);
  if (Number.isNaN(until)) problems.push(`--until ${values.until} is not a date such as 2026-11-01`);
  if (values.help || problems.length > 0) {
    write(`${problems.map((problem) => `${problem}\n`).join('')}${help}`);
    return values.help ? 0 : 2;
  }
  const started = performance.now();
  const report = generateLarkfield({ out: values.out as string, seed: BigInt(values.seed), people, until, years });
  for (const file of report.files)
    write(`${file.name.padEnd(22)} ${String(file.rows).padStart(9)} rows ${(file.bytes / 1e6).toFixed(1).padStart(7)} MB\n`);
  for (const [name, count] of Object.entries(report.counts)) write(`${name.padEnd(22)} ${String(count).padStart(9)}\n`);
  write(`${((performance.now() - started) / 1000).toFixed(1)} s, files in ${report.filesFolder}, truth in ${report.truthFolder}\n`);
  return 0;
}

if (process.argv[1]?.endsWith('larkfield/cli.ts'))
  process.exitCode = runLarkfield(process.argv.slice(2), Date.now(), (text) => process.stdout.write(text));
