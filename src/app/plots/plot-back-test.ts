import { type BackTest, dayText } from '../../value/index.ts';
import { apart, type Frame, heading, label, linesOf, nameLabel, valueAxis } from './axis.ts';
import { type Mark, type Point, palette, type Scene } from './scene.ts';

const width = 1_080;
const margin = 40;
const gap = 56;
const panelHeight = 250;
const nameRoom = 92;

type Groups = BackTest['byCount'];

/**
 * What was foretold on a day and what came: how visits added up, and how well each tenth and each number of earlier visits was foretold. The
 * sentence says how far off the total is. Pure.
 */
export function backTestPlot(result: BackTest, cutDay: number, endDay: number): Scene {
  const sentence = sentenceOf(result);
  const people = `${count(result.people)} people known on ${dayText(cutDay)}, foretold until ${dayText(endDay)}: ${count(result.visits)} visits came.`;
  const head = linesOf(sentence, width - 2 * margin, 22);
  const top = 60 + 30 * head.length + 40;
  const half = (width - 2 * margin - gap) / 2;
  const groupsTop = top + panelHeight + 120;
  const right = margin + half + gap;
  const marks: Mark[] = [
    ...head.map((text, at): Mark => ({ kind: 'text', x: margin, y: 60 + 30 * at, text, size: 22, colour: palette.ink, weight: 500 })),
    { kind: 'text', x: margin, y: 60 + 30 * head.length, text: people, size: 13, colour: palette.ink3 },
    ...heading(margin, top, width - 2 * margin, 'Do as many come as were expected?', 'All visits of all people since the cut, added up.'),
    ...tracking(result, cutDay, endDay, frame(margin, top + 36, width - 2 * margin)),
    ...heading(
      margin,
      groupsTop,
      half,
      'Does it know who comes often?',
      'People in ten equal parts by what was expected of them; visits for each person.',
    ),
    ...groups(result.byExpected, String, ['least expected', 'most expected'], frame(margin, groupsTop + 52, half)),
    ...heading(
      right,
      groupsTop,
      half,
      'Is it fair to newcomers and regulars?',
      'People by how often they had come again; visits for each person. The short line: the same rate as before.',
    ),
    ...groups(result.byCount, nameOf(result.byCount), ['times come again before', ''], frame(right, groupsTop + 52, half)),
  ];
  return { width, height: groupsTop + 52 + panelHeight + 60, title: sentence, description: `${people} ${inWords(result)}`, marks };
}

function frame(left: number, top: number, wide: number): Frame {
  return { left: left + 44, right: left + wide - nameRoom, top, bottom: top + panelHeight };
}

function tracking({ tracking: points }: BackTest, cutDay: number, endDay: number, place: Frame): Mark[] {
  const all = [{ day: cutDay, expected: 0, actual: 0 }, ...points];
  const last = all.at(-1) as (typeof all)[number];
  const { marks, y } = valueAxis(Math.max(...all.flatMap(({ expected, actual }) => [expected, actual])), 4, place);
  const x = (day: number): number => place.left + ((day - cutDay) / (endDay - cutDay)) * (place.right - place.left);
  const line = (of: 'expected' | 'actual'): Point[] => all.map((point): Point => [x(point.day), y(point[of])]);
  const [expectedY = 0, actualY = 0] = apart([y(last.expected), y(last.actual)], 34, place.bottom - 14);
  const dates = 5;
  return [
    ...marks,
    ...Array.from({ length: dates }, (_, at) => Math.round(cutDay + (at * (endDay - cutDay)) / (dates - 1))).map((day, at) =>
      label(x(day), place.bottom + 20, dayText(day), at === 0 ? 'start' : at === dates - 1 ? 'end' : 'middle'),
    ),
    { kind: 'path', points: line('actual'), colour: palette.ink, width: 2 },
    { kind: 'path', points: line('expected'), colour: palette.accent, width: 2, dash: [1, 5] },
    nameLabel(place.right + 10, expectedY, count(last.expected), palette.accent),
    nameLabel(place.right + 10, expectedY + 14, 'expected', palette.accent),
    nameLabel(place.right + 10, actualY, count(last.actual), palette.ink),
    nameLabel(place.right + 10, actualY + 14, 'came', palette.ink),
  ];
}

function groups(all: Groups, name: (group: number) => string, ends: readonly [string, string], place: Frame): Mark[] {
  const { marks, y } = valueAxis(Math.max(...all.flatMap(({ expected, actual, sameRate }) => [expected, actual, sameRate])), 5, place);
  const step = (place.right - place.left) / all.length;
  const x = (at: number): number => place.left + (at + 0.5) * step;
  const dash = Math.min(8, step / 3);
  const last = all.at(-1);
  const [expectedY = 0, actualY = 0, ruleY = 0] =
    last === undefined ? [] : apart([y(last.expected), y(last.actual), y(last.sameRate)], 16, place.bottom);
  return [
    ...marks,
    ...all.flatMap(({ group, expected, actual, sameRate }, at): Mark[] => [
      {
        kind: 'path',
        points: [
          [x(at) - dash, y(sameRate)],
          [x(at) + dash, y(sameRate)],
        ],
        colour: palette.ink3,
        width: 1.5,
      },
      {
        kind: 'path',
        points: [
          [x(at), y(expected)],
          [x(at), y(actual)],
        ],
        colour: palette.lineStrong,
        width: 1.5,
      },
      { kind: 'dot', x: x(at), y: y(expected), radius: 5, fill: palette.surface, edge: palette.accent, edgeWidth: 2.25 },
      { kind: 'dot', x: x(at), y: y(actual), radius: 4, fill: palette.ink, edge: palette.surface, edgeWidth: 1.5 },
      label(x(at), place.bottom + 20, name(group), 'middle'),
    ]),
    label(place.left, place.bottom + 40, ends[0]),
    label(place.right, place.bottom + 40, ends[1], 'end'),
    nameLabel(place.right + 6, expectedY + 4, 'expected', palette.accent),
    nameLabel(place.right + 6, actualY + 4, 'came', palette.ink),
    label(place.right + 6, ruleY + 4, 'same rate'),
  ];
}

function nameOf(all: Groups): (group: number) => string {
  const most = all.at(-1)?.group;
  return (group) => (group === most ? `${group}+` : String(group));
}

function sentenceOf({ rows }: BackTest): string {
  const bias = rows.find(({ forecast }) => forecast === 'blend')?.visits.bias ?? 0;
  if (Math.abs(bias) < 0.005) return 'The total is right.';
  return `The total is ${(100 * Math.abs(bias)).toFixed(1)} % too ${bias > 0 ? 'high' : 'low'}.`;
}

function inWords({ byExpected }: BackTest): string {
  const each = byExpected.map(({ group, expected, actual }) => `${group}: ${expected.toFixed(2)} expected, ${actual.toFixed(2)} came`);
  return `Visits for each person by tenth, ${each.join('; ')}.`;
}

function count(value: number): string {
  return Math.round(value).toLocaleString('en');
}
