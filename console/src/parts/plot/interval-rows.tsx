import styles from './plot.module.css';
import { ticksUpTo } from './ticks.ts';

export interface IntervalRow {
  key: string;
  name: string;
  /** Undefined where too little is known to draw anything: `note` then says so. */
  value: number | undefined;
  low: number | undefined;
  high: number | undefined;
  /** Beside the row, and all of it for whoever points at it. */
  text: string;
}

interface IntervalRowsProps {
  rows: readonly IntervalRow[];
  width: number;
  format: (value: number) => string;
  /** A line to hold the rows against. */
  reference?: { value: number; name: string } | undefined;
}

const rowHeight = 34;
const margin = { top: 10, right: 14, bottom: 30 };
// A letter of a name, in pixels, bold at its size of 12.
const letter = 7.6;
const namesShare = 0.34;
const namesMax = 300;

export const heightOfRows = (count: number): number => margin.top + count * rowHeight + margin.bottom;

/** One line a row: a bar from low to high and a dot at what is expected, on an axis that all share and that has nothing on it. */
export function IntervalRows({ rows, width, format, reference }: IntervalRowsProps) {
  const left = Math.min(namesMax, width * namesShare);
  const right = width - margin.right;
  const ends = [...rows.flatMap(({ value, low, high }) => [value, low, high]), reference?.value].filter((one) => one !== undefined);
  const ticks = ticksBetween(Math.min(0, ...ends), Math.max(0, ...ends));
  const [from = 0, until = 1] = [ticks[0], ticks.at(-1)];
  const x = (value: number) => left + ((value - from) / (until - from || 1)) * (right - left);
  const bottom = margin.top + rows.length * rowHeight;
  return (
    <>
      {ticks.map((tick) => (
        <g key={tick}>
          <line className={tick === 0 ? styles.axis : styles.grid} x1={x(tick)} x2={x(tick)} y1={margin.top} y2={bottom} />
          <text x={x(tick)} y={bottom + 17} textAnchor="middle">
            {format(tick)}
          </text>
        </g>
      ))}
      {reference === undefined ? null : (
        <g>
          <title>{`${reference.name}: ${format(reference.value)}`}</title>
          <line className={styles.expectedLine} x1={x(reference.value)} x2={x(reference.value)} y1={margin.top} y2={bottom} />
        </g>
      )}
      {rows.map(({ key, name, value, low, high, text }, at) => {
        const y = margin.top + (at + 0.5) * rowHeight;
        return (
          <g key={key}>
            <title>{`${name}: ${text}`}</title>
            <rect className={styles.ground} x={0} y={y - rowHeight / 2} width={width} height={rowHeight} />
            <text className={styles.strong} x={0} y={y + 4}>
              {shortened(name, left - 12)}
            </text>
            {value === undefined ? (
              <text x={left + 6} y={y + 4}>
                {text}
              </text>
            ) : (
              <>
                {low === undefined || high === undefined ? null : (
                  <rect className={styles.band} x={x(low)} y={y - 5} width={Math.max(2, x(high) - x(low))} height={10} rx={5} />
                )}
                <circle className={styles.middle} cx={x(value)} cy={y} r={5.5} />
              </>
            )}
          </g>
        );
      })}
    </>
  );
}

/** Round steps from at most `least` to at least `most`, with 0 among them. */
function ticksBetween(least: number, most: number): number[] {
  const above = ticksUpTo(Math.max(most, -least), 4);
  const step = above[1] ?? 1;
  const count = (reach: number) => Math.ceil(reach / step - 1e-9);
  const [below, over] = [count(-least), Math.max(1, count(most))];
  return Array.from({ length: below + over + 1 }, (_, at) => Number(((at - below) * step).toPrecision(12)));
}

function shortened(name: string, room: number): string {
  const letters = Math.max(4, Math.floor(room / letter));
  return name.length <= letters ? name : `${name.slice(0, letters - 1).trimEnd()}…`;
}
