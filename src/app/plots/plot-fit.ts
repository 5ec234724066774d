import { dayText, type ForecastVisits, type PurchaseHistory } from '../../value/index.ts';
import { type Frame, heading, label, nameLabel, valueAxis } from './axis.ts';
import { type Mark, palette, type Scene, tint } from './scene.ts';

const width = 1_080;
const margin = 40;
const gap = 64;
const panelHeight = 330;
const headRoom = 80;
const columns = 26;
const rowsMax = 14;
const yearDays = 365;

// What is expected of a person within a year, in steps that people tell apart.
const steps = [0, 0.1, 0.25, 0.5, 1, 2, 4, 8, 16] as const;

export interface FitPlot {
  readonly forecast: ForecastVisits;
  readonly histories: readonly PurchaseHistory[];
  readonly unitDays: number;
  readonly endDay: number;
  /** The model in a few words, with its parameters. */
  readonly model: string;
}

/**
 * What a fit says: for how many people it expects how many visits within a year, and how the chance still to be a customer falls with silence, for
 * people who came seldom and often. The chance is drawn for somebody who first came as long ago as a typical early customer did. Pure.
 */
export function fitPlot({ forecast, histories, unitDays, endDay, model }: FitPlot): Scene {
  const half = (width - 2 * margin - gap) / 2;
  const top = 122;
  const right = margin + half + gap;
  const seen = quantile(
    histories.map(({ T }) => T),
    0.9,
  );
  const expected = histories.map((history) => forecast.expected(history, yearDays / unitDays));
  const sum = expected.reduce((all, one) => all + one, 0);
  const title = `${Math.round(sum).toLocaleString('en')} visits are expected within a year of ${dayText(endDay)}`;
  const seenDays = Math.round(seen * unitDays);
  const marks: Mark[] = [
    { kind: 'text', x: margin, y: 60, text: title, size: 22, colour: palette.ink, weight: 500 },
    {
      kind: 'text',
      x: margin,
      y: 84,
      text: `Of ${histories.length.toLocaleString('en')} people. ${model}`,
      size: 13,
      colour: palette.ink3,
    },
    ...heading(
      margin,
      top,
      half,
      'Of how many people is how much expected?',
      'Share of all people by the visits expected of each within a year.',
    ),
    ...distribution(expected, { left: margin + 40, right: margin + half, top: top + headRoom, bottom: top + headRoom + panelHeight }),
    ...heading(
      right,
      top,
      half,
      'Who is still a customer?',
      `Chance by days since the last visit and number of visits, for people who first came ${seenDays.toLocaleString('en')} days ago.`,
    ),
    ...heat(forecast, mostVisits(histories), seen, unitDays, {
      left: right + 40,
      right: right + half,
      top: top + headRoom,
      bottom: top + headRoom + panelHeight,
    }),
  ];
  const shares = sharesOf(expected).map((share, at) => `${stepName(at)}: ${percent(share)}`);
  return {
    width,
    height: top + headRoom + panelHeight + 96,
    title,
    description: `Share of people by visits expected within a year, ${shares.join('; ')}.`,
    marks,
  };
}

function distribution(expected: readonly number[], place: Frame): Mark[] {
  const shares = sharesOf(expected);
  const { marks, y } = valueAxis(100 * Math.max(...shares), 4, place);
  const step = (place.right - place.left) / shares.length;
  return [
    ...marks,
    ...shares
      .flatMap((share, at): Mark[] => [
        {
          kind: 'area',
          x: place.left + (at + 0.14) * step,
          y: y(100 * share),
          width: 0.72 * step,
          height: place.bottom - y(100 * share),
          fill: palette.accent,
        },
        nameLabel(place.left + (at + 0.5) * step, y(100 * share) - 6, percent(share), palette.ink2),
        label(place.left + (at + 0.5) * step, place.bottom + 20, stepName(at), 'middle'),
      ])
      .map((mark): Mark => (mark.kind === 'text' ? { ...mark, anchor: mark.anchor ?? 'middle' } : mark)),
    label(place.left, place.bottom + 40, 'visits expected within a year'),
    label(place.left - 8, place.top - 10, '% of people', 'start'),
  ];
}

function heat(forecast: ForecastVisits, most: number, seen: number, unitDays: number, place: Frame): Mark[] {
  const [step, rise] = [(place.right - place.left) / columns, (place.bottom - place.top) / (most + 1)];
  const cells: Mark[] = [];
  const told: Mark[] = [];
  for (let x = 0; x <= most; x += 1) {
    for (let at = 0; at < columns; at += 1) {
      const silent = ((at + 0.5) / columns) * seen;
      // Who came once has been silent ever since.
      if (x === 0 && at < columns - 1) continue;
      const chance = forecast.chanceActive({ x, tx: x === 0 ? 0 : seen - silent, T: seen });
      cells.push({
        kind: 'area',
        x: place.left + at * step,
        y: place.bottom - (x + 1) * rise,
        width: step + 0.3,
        height: rise + 0.3,
        fill: tint(chance),
      });
      const isTold = x === 0 || ([1, Math.round(most / 2), most].includes(x) && at % 6 === 3);
      if (!isTold) continue;
      const colour = chance > 0.5 ? palette.surface : palette.ink2;
      const [textX, textY] = [place.left + (at + 0.5) * step, place.bottom - (x + 0.5) * rise + 4];
      told.push({ kind: 'text', x: textX, y: textY, text: percent(chance), size: 11, colour, anchor: 'middle' });
    }
  }
  const days = [0, 0.25, 0.5, 0.75, 1];
  return [
    ...cells,
    ...told,
    ...Array.from({ length: most + 1 }, (_, x) => x)
      .filter((x) => most <= 8 || x % 2 === 0)
      .map((x) => label(place.left - 8, place.bottom - (x + 0.5) * rise + 4, String(x + 1), 'end')),
    ...days.map((share) =>
      label(
        place.left + share * (place.right - place.left),
        place.bottom + 20,
        Math.round(share * seen * unitDays).toLocaleString('en'),
        share === 0 ? 'start' : share === 1 ? 'end' : 'middle',
      ),
    ),
    label(place.left, place.bottom + 40, 'days since the last visit'),
    label(place.left - 32, place.top - 10, 'visits'),
  ];
}

function sharesOf(expected: readonly number[]): number[] {
  const counts = steps.map(() => 0);
  for (const one of expected) {
    const at = steps.findLastIndex((step) => one >= step);
    counts[at] = (counts[at] as number) + 1;
  }
  return counts.map((count) => count / expected.length);
}

function stepName(at: number): string {
  const [from, to] = [steps[at] as number, steps[at + 1]];
  return to === undefined ? `${from}+` : `${inParts(from)}–${inParts(to)}`;
}

/** Narrow enough to stand under a bar. */
function inParts(number: number): string {
  return number === 0.25 ? '¼' : number === 0.5 ? '½' : String(number);
}

/** As many as nearly everybody has, few enough to be drawn. */
function mostVisits(histories: readonly PurchaseHistory[]): number {
  return Math.max(
    3,
    Math.min(
      rowsMax - 1,
      Math.ceil(
        quantile(
          histories.map(({ x }) => x),
          0.98,
        ),
      ),
    ),
  );
}

function quantile(values: number[], share: number): number {
  const rising = Float64Array.from(values).sort();
  return rising[Math.min(rising.length - 1, Math.floor(share * rising.length))] as number;
}

function percent(share: number): string {
  return `${share > 0 && share < 0.01 ? (100 * share).toFixed(1) : Math.round(100 * share)} %`;
}
