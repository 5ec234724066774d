import { Type } from '@sinclair/typebox';
import { type Caller, type HiddenFields, hiddenMark } from '../access/index.ts';
import { InvalidInput, parseInstant } from '../foundation/index.ts';
import type { Audit, AuditRecord } from '../governance/index.ts';
import type { Settings } from '../settings/index.ts';
import { hiddenMembers } from './hidden-settings.ts';
import { rowNumber } from './row-number.ts';
import type { ApiServer } from './server.ts';
import { auditCheck, auditPage } from './shapes/audit.ts';

export interface AuditDependencies {
  readonly audit: Audit;
  readonly settings: Pick<Settings, 'list'>;
  /** What a role does not see. */
  readonly hiddenFields: (role: Caller['role']) => HiddenFields;
}

const listQuery = Type.Object({
  before: Type.Optional(rowNumber({ minimum: 1, description: 'the `next` of the page before' })),
  limit: Type.Integer({ minimum: 1, maximum: 500, default: 50 }),
  subject: Type.Optional(Type.String({ maxLength: 200, description: 'for example person:p1042, with the decisions that concern her' })),
  action: Type.Optional(Type.String({ pattern: '^[a-z_]+(\\.[a-z_]+)*$', maxLength: 100, description: 'people.read, or all of people' })),
  actor: Type.Optional(Type.String({ maxLength: 200, description: 'a name' })),
  since: Type.Optional(Type.String({ description: 'ISO time, from there on' })),
  until: Type.Optional(Type.String({ description: 'ISO time, before it' })),
});

/** The log of who looked at what and who changed what. */
export function auditRoutes(app: ApiServer, { audit, settings, hiddenFields }: AuditDependencies): void {
  const tags = ['Audit'];

  app.get('/v1/audit', {
    config: { permission: 'audit.read' },
    schema: { tags, summary: 'Entries, newest first', querystring: listQuery, response: { 200: auditPage } },
    handler: async (request) => {
      const { since, until, ...filter } = request.query;
      await audit.flush();
      const { entries, next } = await audit.list({
        ...filter,
        ...(since === undefined ? {} : { since: instantOf('since', since) }),
        ...(until === undefined ? {} : { until: instantOf('until', until) }),
      });
      const hidden = hiddenFields(request.caller.role);
      // The reason of a change says what was changed, and is seen by whom the setting is.
      const kept = settings.list().filter(({ reveals }) => hiddenMembers(reveals, hidden).length > 0);
      const subjects = new Set(kept.map(({ key }) => `setting:${key}`));
      return { entries: entries.map((entry) => entryView(entry, subjects)), ...(next === undefined ? {} : { next: String(next) }) };
    },
  });

  app.post('/v1/audit/verify', {
    config: { permission: 'audit.read' },
    schema: { tags, summary: 'Read the whole log and name the first entry that is not as it was written', response: { 200: auditCheck } },
    handler: async (request) => {
      const { ok, checked, head, firstBroken } = await audit.verify();
      await audit.record({ actor: request.caller, action: 'audit.verify', subject: `audit:${head.id}`, details: { ok, checked } });
      if (firstBroken === undefined) return { ok, checked, head };
      return { ok, checked, head, firstBroken: firstBroken.id, kind: firstBroken.kind, message: firstBroken.message };
    },
  });
}

function instantOf(at: string, text: string): number {
  const instant = parseInstant(text);
  if (instant === undefined) throw new InvalidInput('request.invalid', [{ at, message: 'is a time such as 2026-03-01T08:00:00Z' }]);
  return instant;
}

function entryView({ time, ...entry }: AuditRecord, hiddenSubjects: ReadonlySet<string>) {
  const isHidden = entry.reason !== undefined && hiddenSubjects.has(entry.subject);
  return { ...entry, ...(isHidden ? { reason: hiddenMark } : {}), time: new Date(time).toISOString() };
}
