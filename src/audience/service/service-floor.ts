import { type Static, Type } from '@sinclair/typebox';
import type { Problem } from '../../foundation/index.ts';
import { defineSetting } from '../../settings/index.ts';

/** What every customer is owed, point by point: which way is better, and in what it is counted. */
export const servicePoints = {
  replyHours: { better: 'less', unit: 'hours' },
  humanMinutes: { better: 'less', unit: 'minutes' },
  refundDays: { better: 'more', unit: 'days' },
  repairDays: { better: 'less', unit: 'days' },
  freeReturns: { better: 'more', unit: 'right' },
} as const;
export type ServicePoint = keyof typeof servicePoints;

const pointsSchema = {
  replyHours: Type.Number({ minimum: 0, maximum: 720, description: 'hours until a message has its answer, at most' }),
  humanMinutes: Type.Number({ minimum: 0, maximum: 10_080, description: 'minutes until a human is reached, at most' }),
  refundDays: Type.Integer({ minimum: 0, maximum: 3_650, description: 'days to bring something back for the whole price, at least' }),
  repairDays: Type.Number({ minimum: 0, maximum: 365, description: 'days until something broken is mended or replaced, at most' }),
  freeReturns: Type.Boolean({ description: 'bringing something back costs the customer nothing' }),
};
export const serviceFloorSchema = Type.Object(pointsSchema, { additionalProperties: false });
export type ServiceFloor = Static<typeof serviceFloorSchema>;

/** What a group has beyond the floor: better points, and things said in words. */
export const serviceAdditionsSchema = Type.Object(
  {
    points: Type.Partial(Type.Object(pointsSchema), { additionalProperties: false }),
    adds: Type.Array(Type.String({ minLength: 1, maxLength: 120, pattern: '\\S' }), { maxItems: 10 }),
  },
  { additionalProperties: false },
);
export type ServiceAdditions = Static<typeof serviceAdditionsSchema>;

/** No role holds this permission: the floor is changed where its rules are kept, never among the settings. */
const changedElsewhere = 'service.floor';

/** The service that holds for all, whatever a person is worth. */
export const serviceFloorSetting = defineSetting({
  key: 'service.floor',
  alsoNeeds: changedElsewhere,
  title: 'What every customer is owed',
  description: 'The least that holds for all. One person may raise it, under What is owed; two must sign to lower it.',
  schema: serviceFloorSchema,
  default: { replyHours: 24, humanMinutes: 15, refundDays: 30, repairDays: 14, freeReturns: true },
});

const pointNames = Object.keys(servicePoints) as ServicePoint[];

function isWorse(point: ServicePoint, value: number | boolean, than: number | boolean): boolean {
  return servicePoints[point].better === 'less' ? Number(value) > Number(than) : Number(value) < Number(than);
}

/** The points in which `wanted` is worse for customers than `floor`. Pure. */
export function pointsBelow(wanted: Partial<ServiceFloor>, floor: ServiceFloor): ServicePoint[] {
  return pointNames.filter((point) => {
    const value = wanted[point];
    return value !== undefined && isWorse(point, value, floor[point]);
  });
}

/** What is wrong with what a group would have: whatever is worse than what everybody has. Pure. */
export function problemsOfAdditions({ points }: ServiceAdditions, floor: ServiceFloor): Problem[] {
  return pointsBelow(points, floor).map((point) => ({
    at: `service.points.${point}`,
    message: `${points[point]} is worse than the ${floor[point]} that everybody has: groups add to the floor`,
  }));
}

/** What a person has in a point beyond the floor, and which of her groups it comes from. */
export interface ServiceAddition {
  readonly group: number;
  readonly point?: ServicePoint;
  readonly value?: number | boolean;
  readonly words?: string;
}

/**
 * The floor, with the best of what her groups add in each point. A level that a raised floor has overtaken adds nothing: nobody is ever below the
 * floor. Pure.
 */
export function serviceOf(
  floor: ServiceFloor,
  groups: readonly { readonly id: number; readonly service?: ServiceAdditions | undefined }[],
): { readonly points: ServiceFloor; readonly additions: readonly ServiceAddition[] } {
  const points: Record<ServicePoint, number | boolean> = { ...floor };
  const additions: ServiceAddition[] = [];
  for (const point of pointNames) {
    for (const { id, service } of groups) {
      const value = service?.points[point];
      if (value === undefined || value === points[point] || isWorse(point, value, points[point])) continue;
      points[point] = value;
      const before = additions.findIndex((one) => one.point === point);
      if (before >= 0) additions.splice(before, 1);
      additions.push({ group: id, point, value });
    }
  }
  for (const { id, service } of groups) {
    for (const words of service?.adds ?? []) if (!additions.some((one) => one.words === words)) additions.push({ group: id, words });
  }
  return { points: points as ServiceFloor, additions };
}
