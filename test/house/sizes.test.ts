import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { measureFunctions } from './functions.ts';
import { read, root, sourceFiles } from './repository.ts';

/** Where a file has more than one idea in it. */
const fileLinesMax = 500;
/** What a reader takes in without scrolling much; the typical file stays below it. */
const fileLinesAim = 200;
/** The share of files that may be above the aim. */
const longFilesShareMax = 0.1;
/** One screen. */
const functionLinesMax = 70;

interface Baseline {
  readonly files: Readonly<Record<string, number>>;
  readonly functions: Readonly<Record<string, number>>;
}

const baselinePath = 'test/house/baseline.json';
const baseline = JSON.parse(read(baselinePath)) as Baseline;

const fileLines = new Map(sourceFiles().map((path) => [path, read(path).split('\n').length - 1]));

/** What is longer than allowed and not excused by as many lines, and what is excused for more than it has. */
function compare(measured: ReadonlyMap<string, number>, linesMax: number, excused: Readonly<Record<string, number>>): string[] {
  const tooLong = [...measured].filter(([name, lines]) => lines > Math.max(linesMax, excused[name] ?? 0));
  const stale = Object.entries(excused).filter(([name, lines]) => (measured.get(name) ?? 0) < lines);
  return [
    ...tooLong.map(([name, lines]) => `${name} has ${lines} lines; ${linesMax} is the limit`),
    ...stale.map(([name]) => `${name} is shorter now, or gone: lower or remove its entry in ${baselinePath}`),
  ];
}

describe('sizes', () => {
  it(`keeps every file within ${fileLinesMax} lines`, () => {
    expect(compare(fileLines, fileLinesMax, baseline.files)).toEqual([]);
  });

  it(`keeps nine files in ten within ${fileLinesAim} lines`, () => {
    const long = [...fileLines].filter(([, lines]) => lines > fileLinesAim).map(([path, lines]) => `${path} (${lines})`);
    expect(long.length / fileLines.size, `above the aim: ${long.join(', ')}`).toBeLessThanOrEqual(longFilesShareMax);
  });

  it(`keeps every function within ${functionLinesMax} lines of its own`, () => {
    const longest = new Map<string, number>();
    for (const { key, lines } of [...fileLines.keys()].flatMap(measureFunctions)) longest.set(key, Math.max(lines, longest.get(key) ?? 0));
    expect(compare(longest, functionLinesMax, baseline.functions)).toEqual([]);
  });

  it('lets the baseline only shrink', () => {
    const first = firstBaseline();
    if (first === undefined) return;
    const grown = (['files', 'functions'] as const).flatMap((kind) =>
      Object.entries(baseline[kind]).filter(([name, lines]) => lines > (first[kind][name] ?? 0)),
    );
    expect(grown).toEqual([]);
  });
});

/** The baseline as it was first committed; undefined outside a checkout with its history. */
function firstBaseline(): Baseline | undefined {
  try {
    const git = (...args: string[]) => execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    const commits = git('log', '--diff-filter=A', '--format=%H', '--', baselinePath).trim().split('\n');
    return JSON.parse(git('show', `${commits.at(-1)}:${baselinePath}`)) as Baseline;
  } catch {
    return undefined;
  }
}
