/** Offsets from UTC by zone: looked up in tables made once, because asking Intl for every row would take minutes. */

interface Change {
  readonly from: number;
  readonly offsetMs: number;
}

const tables = new Map<string, Change[]>();
const stepMs = 21 * 24 * 3_600_000;
const first = Date.UTC(1996, 0, 1);
const last = Date.UTC(2040, 0, 1);

/** Milliseconds that clocks in `zone` are ahead of UTC at the instant `time`. */
export function offsetAt(zone: string, time: number): number {
  const table = tableOf(zone);
  let low = 0;
  let high = table.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((table[middle] as Change).from <= time) low = middle;
    else high = middle - 1;
  }
  return (table[low] as Change).offsetMs;
}

function tableOf(zone: string): Change[] {
  let table = tables.get(zone);
  if (table === undefined) {
    table = makeTable(zone);
    tables.set(zone, table);
  }
  return table;
}

function makeTable(zone: string): Change[] {
  const offset = offsetReader(zone);
  const table: Change[] = [{ from: Number.NEGATIVE_INFINITY, offsetMs: offset(first) }];
  for (let time = first; time < last; time += stepMs) {
    const before = offset(time);
    const after = offset(time + stepMs);
    if (before === after) continue;
    let low = time;
    let high = time + stepMs;
    while (high - low > 60_000) {
      const middle = Math.floor((low + high) / 120_000) * 60_000;
      if (offset(middle) === before) low = middle;
      else high = middle;
    }
    table.push({ from: high, offsetMs: after });
  }
  return table;
}

function offsetReader(zone: string): (time: number) => number {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return (time) => {
    const parts = Object.fromEntries(format.formatToParts(time).map((part) => [part.type, Number(part.value)])) as Record<string, number>;
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
    return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(time / 1000) * 1000;
  };
}

/** An instant moved to `hour` o'clock (with fraction) of its own day on the clocks of `zone`. */
export function atHour(zone: string, time: number, hour: number): number {
  const offset = offsetAt(zone, time);
  const dayStart = Math.floor((time + offset) / 86_400_000) * 86_400_000;
  return Math.round(dayStart + hour * 3_600_000 - offset);
}

const two = Array.from({ length: 100 }, (_, number) => String(number).padStart(2, '0'));

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** Writes an instant the way one of the source systems does: `yyyy`, `MMM`, `MM`, `dd`, `HH`, `hh`, `mm`, `ss`, `a` on the clocks of `zone`. */
export function timeWriter(pattern: string, zone: string): (time: number) => string {
  const parts = pattern.split(/(yyyy|MMM|MM|dd|HH|hh|mm|ss|a)/).filter((part) => part !== '');
  return (time) => {
    const local = new Date(time + offsetAt(zone, time));
    let text = '';
    for (const part of parts) text += part === 'yyyy' ? local.getUTCFullYear() : (writePart(part, local) ?? part);
    return text;
  };
}

function writePart(part: string, local: Date): string | undefined {
  switch (part) {
    case 'MM':
      return two[local.getUTCMonth() + 1];
    case 'MMM':
      return months[local.getUTCMonth()];
    case 'hh':
      return two[local.getUTCHours() % 12 || 12];
    case 'a':
      return local.getUTCHours() < 12 ? 'AM' : 'PM';
    case 'dd':
      return two[local.getUTCDate()];
    case 'HH':
      return two[local.getUTCHours()];
    case 'mm':
      return two[local.getUTCMinutes()];
    case 'ss':
      return two[local.getUTCSeconds()];
    default:
      return undefined;
  }
}
