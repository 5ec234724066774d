/** How a figure is compared with its goal: a throughput should be at least it, a latency at most it. */
export type Direction = 'atLeast' | 'atMost';

/** One measured figure beside its goal. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly goal: number;
  readonly direction: Direction;
  readonly ok: boolean;
}

const measured: Figure[] = [];

/** The figure judged: `short` also when the value is not a number, so that a failed measurement never passes. */
export function judgeFigure(name: string, value: number, unit: string, goal: number, direction: Direction): Figure {
  const ok = direction === 'atLeast' ? value >= goal : value <= goal;
  return { name, value, unit, goal, direction, ok };
}

/** The figure as its line of output: `figure <name> <value> <unit> goal <goal> ok|short`. */
export function formatFigure({ name, value, unit, goal, ok }: Figure): string {
  return `figure ${oneWord(name)} ${plainNumber(value)} ${oneWord(unit)} goal ${plainNumber(goal)} ${ok ? 'ok' : 'short'}`;
}

/** Prints the figure's line and remembers it for `closeFigures`. */
export function figure(name: string, value: number, unit: string, goal: number, direction: Direction): Figure {
  const judged = judgeFigure(name, value, unit, goal, direction);
  measured.push(judged);
  process.stdout.write(`${formatFigure(judged)}\n`);
  return judged;
}

/**
 * Ends a benchmark or check: sets the exit code to 1 when a figure is short, or when nothing was measured at all (a check that
 * measured nothing has not passed). Returns the figures so far and forgets them.
 */
export function closeFigures(): readonly Figure[] {
  const figures = measured.splice(0);
  if (figures.length === 0) process.stderr.write('no figure was measured\n');
  if (figures.length === 0 || figures.some((each) => !each.ok)) process.exitCode = 1;
  return figures;
}

/** True when the command was started with `--quick`: at most 60 s, smaller sizes, the same logic. */
export function isQuick(argv: readonly string[] = process.argv.slice(2)): boolean {
  return argv.includes('--quick');
}

// Lines are split at spaces by those who read them.
function oneWord(text: string): string {
  return text.trim().replace(/\s+/g, '_');
}

function plainNumber(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  if (Number.isInteger(value)) return value.toFixed(0);
  return String(Number(value.toPrecision(6)));
}
