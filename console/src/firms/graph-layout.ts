import type { FirmGraph } from '../api/contract.ts';

/** A box of the picture, its middle and size in pixels. */
export interface GraphBox {
  readonly id: string;
  readonly kind: 'firm' | 'person' | 'more';
  readonly name: string;
  readonly under: string;
  readonly place: 'above' | 'itself' | 'other' | 'part' | 'person';
  readonly level?: string;
  readonly x: number;
  readonly y: number;
}

export interface GraphLine {
  readonly from: GraphBox;
  readonly to: GraphBox;
  /** Nothing is written on a line from a firm to its part or its people: the place says it. */
  readonly label: string;
}

export interface GraphPicture {
  readonly boxes: readonly GraphBox[];
  readonly lines: readonly GraphLine[];
  readonly width: number;
  readonly height: number;
}

export const boxWidth = 176;
export const boxHeight = 48;
const gapX = 24;
const rowHeight = 118;
const columnsMax = 5;
// Bows from one box of the first row to another go above it.
const marginTop = 48;
// More faces than these are a list, which stands below the picture.
const shownMax = 8;

interface Words {
  readonly roles: (firm: FirmGraph['firms'][number]) => string;
  readonly buying: (person: FirmGraph['people'][number]) => string;
  readonly more: (count: number) => string;
}

/** As many of several names as there is room for, and how many more there are. Pure. */
export function namesWithin(names: readonly string[], lettersMax: number): string {
  const first = (count: number): string => names.slice(0, count).join(', ') + (count < names.length ? ` +${names.length - count}` : '');
  let count = names.length;
  while (count > 1 && first(count).length > lettersMax) count--;
  return first(count);
}

/** Roles with what must not be overlooked first. Pure. */
export function competitorFirst<Held extends { readonly role: string }>(roles: readonly Held[]): Held[] {
  const isCompetitor = ({ role }: Held): boolean => role === 'competitor';
  return [...roles.filter(isCompetitor), ...roles.filter((held) => !isCompetitor(held))];
}

/**
 * Where everything stands: those above on top, the firm in the middle with those it has to do with beside it, its own people and its parts below, and
 * the people of the parts under these, so that few lines cross. The same firms give the same picture. Pure.
 */
export function layOut(graph: FirmGraph, words: Words): GraphPicture {
  const at = (place: string) => graph.firms.filter((firm) => firm.place === place);
  const firmBox = (firm: FirmGraph['firms'][number]) =>
    ({ id: firm.id, kind: 'firm', name: firm.name, under: words.roles(firm), place: firm.place }) as const;
  const boxesOf = (people: readonly FirmGraph['people'][number][]) =>
    people.map((person) => ({
      ...({ id: person.customer, kind: 'person', name: person.name, under: words.buying(person), place: 'person' } as const),
      level: person.level as string,
    }));
  const parts = at('part').map(({ id }) => id);
  const own = graph.people.filter(({ firm }) => !parts.includes(firm));
  const ofParts = parts.flatMap((part) => graph.people.filter(({ firm }) => firm === part));
  const rows: Omit<GraphBox, 'x' | 'y'>[][] = [
    ...at('above')
      .reverse()
      .map((firm) => [firmBox(firm)]),
    [...at('itself'), ...at('other').slice(0, columnsMax - 1)].map(firmBox),
    ...inRows(
      cut(
        at('other')
          .slice(columnsMax - 1)
          .map(firmBox),
        words,
      ),
    ),
    ...inRows([...cut(boxesOf(own), words), ...cut(at('part').map(firmBox), words)]),
    ...inRows(cut(boxesOf(ofParts), words)),
  ].filter((row) => row.length > 0);
  const columns = Math.max(...rows.map((row) => row.length));
  const width = columns * (boxWidth + gapX) + gapX;
  const boxes = rows.flatMap((row, down) =>
    row.map(
      (box, along): GraphBox => ({ ...box, x: (width * (along + 0.5)) / row.length, y: down * rowHeight + marginTop + boxHeight / 2 }),
    ),
  );
  const named = new Map(boxes.map((box) => [box.id, box]));
  const line = (from: string, to: string, label: string): GraphLine[] => {
    const [one, other] = [named.get(from), named.get(to)];
    return one === undefined || other === undefined ? [] : [{ from: one, to: other, label }];
  };
  return {
    boxes,
    lines: [
      ...graph.relations.flatMap(({ from, to, kind }) => line(from.id, to.id, kind === 'part of' ? '' : kind)),
      ...graph.people.flatMap(({ customer, firm }) => line(firm, customer, '')),
    ],
    ...{ width, height: (rows.length - 1) * rowHeight + boxHeight + 2 * marginTop },
  };
}

function cut(boxes: readonly Omit<GraphBox, 'x' | 'y'>[], { more }: Words): Omit<GraphBox, 'x' | 'y'>[] {
  if (boxes.length <= shownMax) return [...boxes];
  const shown = boxes.slice(0, shownMax - 1);
  const place = boxes[0]?.place ?? 'other';
  return [...shown, { id: `more ${place}`, kind: 'more', name: more(boxes.length - shown.length), under: '', place }];
}

function inRows<Box>(boxes: readonly Box[]): Box[][] {
  const rows: Box[][] = [];
  for (let from = 0; from < boxes.length; from += columnsMax) rows.push(boxes.slice(from, from + columnsMax));
  return rows;
}
