import { type Mark, palette } from './scene.ts';

/** The place on the paper that a plot draws into, without its labels. */
export interface Frame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const labelSize = 12;
const roundSteps = [1, 2, 2.5, 5, 10];

/** Round steps from nothing to at least `max`, some `count` of them. Pure. */
export function roundTicks(max: number, count: number): number[] {
  if (!(max > 0)) return [0, 1];
  const power = 10 ** Math.floor(Math.log10(max / count));
  const step = power * (roundSteps.find((one) => one * power * count >= max) ?? 10);
  return Array.from({ length: Math.ceil(max / step - 1e-9) + 1 }, (_, at) => Number((at * step).toPrecision(12)));
}

/** Lines across with their numbers at the left, from nothing up, and where a value stands. Pure. */
export function valueAxis(
  max: number,
  count: number,
  { left, right, top, bottom }: Frame,
): { marks: Mark[]; y: (value: number) => number } {
  const ticks = roundTicks(max, count);
  const most = ticks.at(-1) as number;
  const y = (value: number): number => bottom - (value / most) * (bottom - top);
  const marks = ticks.flatMap((tick): Mark[] => [
    {
      kind: 'path',
      points: [
        [left, y(tick)],
        [right, y(tick)],
      ],
      colour: tick === 0 ? palette.lineStrong : palette.line,
      width: 1,
    },
    label(left - 8, y(tick) + 4, tick.toLocaleString('en', { maximumFractionDigits: 2 }), 'end'),
  ]);
  return { marks, y };
}

/** A small grey text: numbers of axes and what stands under them. */
export function label(x: number, y: number, text: string, anchor: 'start' | 'middle' | 'end' = 'start'): Mark {
  return { kind: 'text', x, y, text, size: labelSize, colour: palette.ink3, anchor };
}

/** A text that names a series at its end, in the colour of the series. */
export function nameLabel(x: number, y: number, text: string, colour: string): Mark {
  return { kind: 'text', x, y, text, size: labelSize, colour, weight: 500 };
}

/** The question a plot answers, and under it what is drawn, in lines that fit the width. Pure. */
export function heading(x: number, y: number, width: number, question: string, caption: string): Mark[] {
  return [
    { kind: 'text', x, y, text: question, size: 15, colour: palette.ink, weight: 500 },
    ...linesOf(caption, width, labelSize).map((line, at): Mark => label(x, y + 20 + 16 * at, line)),
  ];
}

// Of the letters' size, on average: wide enough for either font.
const letterWidth = 0.52;

/** A text in lines no longer than `width`, as far as its words allow. Pure. */
export function linesOf(text: string, width: number, size: number): string[] {
  const letters = Math.floor(width / (size * letterWidth));
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > letters) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}

/** The places of labels, moved down, and up where there is no room below, until each is `gap` from the next. Pure. */
export function apart(places: readonly number[], gap: number, lowest: number): number[] {
  const order = places.map((place, at) => ({ place, at })).sort((left, right) => left.place - right.place);
  order.forEach((one, at) => {
    const above = order[at - 1];
    if (above !== undefined) one.place = Math.max(one.place, above.place + gap);
  });
  let limit = lowest;
  for (const one of order.toReversed()) {
    one.place = Math.min(one.place, limit);
    limit = one.place - gap;
  }
  return order.sort((left, right) => left.at - right.at).map(({ place }) => place);
}
