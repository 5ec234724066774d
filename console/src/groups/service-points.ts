import type { ServiceFloorState } from '../api/contract.ts';
import { useGroupText } from './use-group-text.ts';

export type Points = ServiceFloorState['points'];
export type Point = keyof Points;
export type NumberPoint = Exclude<Point, 'freeReturns'>;
export const pointNames = ['replyHours', 'humanMinutes', 'refundDays', 'repairDays', 'freeReturns'] as const satisfies Point[];
/** A smaller number is better for customers. */
const lessIsBetter: ReadonlySet<Point> = new Set(['replyHours', 'humanMinutes', 'repairDays']);
/** The most that the server takes, and where it takes whole numbers alone. */
export const levelMost: Readonly<Record<NumberPoint, number>> = {
  replyHours: 720,
  humanMinutes: 10_080,
  refundDays: 3_650,
  repairDays: 365,
};
export const wholeOnly: ReadonlySet<Point> = new Set(['refundDays']);

/** What somebody has typed so far; an empty field is no number. */
export type PointsDraft = { readonly [Name in Point]?: Points[Name] | undefined };

/** How much better a level is for customers than another: above 0 better, below 0 worse. */
export function betterBy(point: Point, value: number | boolean, than: number | boolean): number {
  const more = Number(value) - Number(than);
  return lessIsBetter.has(point) ? -more : more;
}

/** The points in which a draft differs from a floor, in their order. */
export function changedPoints(draft: PointsDraft, floor: Points): Point[] {
  return pointNames.filter((point) => draft[point] !== undefined && draft[point] !== floor[point]);
}

/** True where every number that is there is one that the server takes. */
export function areSound(draft: PointsDraft): boolean {
  return pointNames.every((point) => point === 'freeReturns' || draft[point] === undefined || isSound(point, draft[point]));
}

export function isSound(point: NumberPoint, value: number): boolean {
  return value >= 0 && value <= levelMost[point] && (!wholeOnly.has(point) || Number.isInteger(value));
}

/** A level as people say it: within 24 h. */
export function usePointText() {
  const { t, format } = useGroupText();
  const number = new Intl.NumberFormat(format.locale, { maximumFractionDigits: 2 });
  return (point: Point, value: number | boolean): string =>
    point === 'freeReturns'
      ? t(value === true ? 'groups.yes' : 'groups.no')
      : t(`groups.unit.${point}`, { value: number.format(Number(value)) });
}
