import { Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import { pointsBelow, type ServiceFloor, serviceFloorSchema, serviceFloorSetting } from '../audience/index.ts';
import { InvalidInput, type JsonObject, type Problem } from '../foundation/index.ts';
import type { Audit, JointChangeKind, JointChanges } from '../governance/index.ts';
import type { Settings } from '../settings/index.ts';
import type { Postgres } from '../storage/index.ts';
import { jointChangeView } from './joint-changes.ts';
import { smallRowNumber } from './row-number.ts';
import type { ApiServer } from './server.ts';
import { serviceFloorState } from './shapes/groups.ts';
import { jointChange } from './shapes/joint-changes.ts';

export interface ServiceFloorDependencies {
  readonly postgres: Postgres;
  readonly settings: Settings;
  readonly audit: Audit;
  readonly jointChanges: JointChanges;
}

const kind = 'service.floor.lower';
const reasonSchema = Type.String({ minLength: 3, maxLength: 1000, description: 'Why, for whoever reads the log later' });
const version = smallRowNumber({ minimum: 0, description: 'the version you were looking at' });
const floorBody = Type.Object({ points: serviceFloorSchema, version, reason: reasonSchema }, { additionalProperties: false });

/** Lowering what everybody is owed, as a joint change: it holds only for the floor that was looked at. */
export function floorLowering(settings: Settings): JointChangeKind {
  const current = () => settings.read(serviceFloorSetting);
  return {
    kind,
    problemsOf: ({ points, version: seen }) => problemsOfLowering(points, current(), seen, settings.state(serviceFloorSetting.key).version),
    describe: ({ points, from }) => sentenceOf(points as unknown as ServiceFloor, from as unknown as ServiceFloor),
    outdated: ({ version: seen }) =>
      seen === settings.state(serviceFloorSetting.key).version
        ? undefined
        : 'what every customer is owed was changed since this was proposed',
    async carryOut(sql, { change, reason, signatures }) {
      const by = signatures.map(({ name }) => name).join(' and ');
      const edit = { key: serviceFloorSetting.key, value: change.points, version: change.version as number, reason, by };
      await settings.change(sql, edit);
      return [];
    },
    afterwards: () => settings.refresh(),
  };
}

function problemsOfLowering(points: unknown, floor: ServiceFloor, seen: unknown, now: number): Problem[] {
  if (!Value.Check(serviceFloorSchema, points)) return [{ at: 'points', message: 'is no whole floor: every point must be there' }];
  if (seen !== now) return [{ at: 'version', message: `the floor is at version ${now}; read it again, then decide` }];
  if (pointsBelow(points, floor).length === 0) return [{ at: 'points', message: 'lowers nothing: one person can do that' }];
  return [];
}

function sentenceOf(points: ServiceFloor, from: ServiceFloor): string {
  const changes = (Object.keys(points) as (keyof ServiceFloor)[]).filter((point) => points[point] !== from[point]);
  return `What every customer is owed changes: ${changes.map((point) => `${point} from ${from[point]} to ${points[point]}`).join(', ')}.`;
}

/** What every customer is owed: one person raises it, two lower it. */
export function serviceFloorRoutes(app: ApiServer, { postgres, settings, audit, jointChanges }: ServiceFloorDependencies): void {
  const tags = ['Groups'];
  const view = async () => {
    const { value, version: at, changedBy, changedAt, reason } = settings.state(serviceFloorSetting.key);
    const [open] = (await jointChanges.list({ isOpen: true, kind, limit: 1 })).changes;
    return {
      points: value as unknown as ServiceFloor,
      version: at,
      ...(changedBy === undefined ? {} : { changedBy }),
      ...(changedAt === undefined ? {} : { changedAt: new Date(changedAt).toISOString() }),
      ...(reason === undefined ? {} : { reason }),
      ...(open === undefined
        ? {}
        : {
            proposal: {
              ...{ id: open.id, points: open.change.points as unknown as ServiceFloor },
              ...{ proposedBy: open.proposedBy.name, reason: open.reason, isOutdated: jointChanges.outdated(open) !== undefined },
            },
          }),
    };
  };

  app.get('/v1/service/floor', {
    config: { permission: 'people.read' },
    schema: { tags, summary: 'What every customer is owed', response: { 200: serviceFloorState } },
    handler: view,
  });

  app.put('/v1/service/floor', {
    config: { permission: 'service.edit' },
    schema: { tags, summary: 'Raise what every customer is owed', body: floorBody, response: { 200: serviceFloorState } },
    handler: async (request) => {
      const { points, version: seen, reason } = request.body;
      const below = pointsBelow(points, settings.read(serviceFloorSetting));
      if (below.length > 0) {
        const message = 'is worse for customers than it is now: propose that, and two people must sign (POST /v1/service/floor/lower)';
        throw new InvalidInput(
          'service.lowering_needs_two',
          below.map((point) => ({ at: `points.${point}`, message })),
        );
      }
      const { key } = serviceFloorSetting;
      await postgres.transaction(async (sql) => {
        const changed = await settings.change(sql, { key, value: points, version: seen, reason, by: request.caller.name });
        const details = { version: changed.version };
        await audit.recordIn(sql, { actor: request.caller, action: 'service.raise', subject: `setting:${key}`, reason, details });
      });
      await settings.refresh();
      return view();
    },
  });

  app.post('/v1/service/floor/lower', {
    config: { permission: 'service.edit' },
    schema: { tags, summary: 'Propose to lower what every customer is owed', body: floorBody, response: { 200: jointChange } },
    handler: async (request) => {
      const { points, version: seen, reason } = request.body;
      const change: JsonObject = { points, from: { ...settings.read(serviceFloorSetting) }, version: seen };
      const proposed = await jointChanges.propose({ kind, subject: 'service:floor', change, reason, by: request.caller });
      return jointChangeView(proposed, jointChanges, request.caller);
    },
  });
}
