import { Type } from '@sinclair/typebox';
import { keepMailPassword, mailPasswordGiven, noticeSetting, type SecretBox } from '../delivery/index.ts';
import type { Clock } from '../foundation/index.ts';
import type { Audit } from '../governance/index.ts';
import type { Settings, SettingVersion } from '../settings/index.ts';
import type { Postgres } from '../storage/index.ts';
import { smallRowNumber } from './row-number.ts';
import type { ApiServer } from './server.ts';
import { noticeRule, noticeRules } from './shapes/messages.ts';
import { list, nothing, optional, time } from './shapes/shape.ts';

export interface NoticesDependencies {
  readonly postgres: Postgres;
  readonly settings: Settings;
  readonly audit: Audit;
  readonly clock: Clock;
  readonly box: SecretBox;
}

const reason = Type.String({ description: 'why, for whoever comes after you' });
const version = smallRowNumber({ minimum: 0, description: 'the version you were looking at' });
// The setting checks its value, so that all problems are told at once.
const changeBody = Type.Object({ rules: Type.Array(Type.Unknown()), version, reason }, { additionalProperties: false });
const undoBody = Type.Object({ version, reason }, { additionalProperties: false });
const passwordBody = Type.Object({ password: Type.String({ minLength: 1, maxLength: 1_000 }) }, { additionalProperties: false });

const historyAnswer = Type.Object({
  versions: list(
    Type.Object({
      ...{ version: Type.Integer(), rules: list(noticeRule), changedBy: Type.String(), changedAt: time, reason: Type.String() },
      restores: optional(Type.Integer({ description: 'the version that was brought back' })),
    }),
  ),
});
const passwordAnswer = Type.Object({ given: Type.Boolean(), by: optional(Type.String()), at: optional(time) });

/** What people are told when something happens, as data; and the password of the mail server, which is given and never shown. */
export function noticesRoutes(app: ApiServer, { postgres, settings, audit, clock, box }: NoticesDependencies): void {
  const tags = ['Messages'];
  const { key } = noticeSetting;
  const shown = () => {
    const { changedAt, changedBy, reason: why, version: at } = settings.state(key);
    return {
      ...{ rules: settings.read(noticeSetting).rules, version: at, ...(changedBy === undefined ? {} : { changedBy }) },
      ...(changedAt === undefined ? {} : { changedAt: new Date(changedAt).toISOString() }),
      ...(why === undefined ? {} : { reason: why }),
    };
  };

  app.get('/v1/messages/notices', {
    config: { permission: 'messages.read' },
    schema: { tags, summary: 'The rules by which people are told when something happens', response: { 200: noticeRules } },
    handler: async () => shown(),
  });

  app.get('/v1/messages/notices/history', {
    config: { permission: 'messages.read' },
    schema: { tags, summary: 'Earlier rules, newest first', response: { 200: historyAnswer } },
    handler: async () => ({ versions: (await settings.history(key)).map(versionView) }),
  });

  app.put('/v1/messages/notices', {
    config: { permission: 'moments.edit' },
    schema: { tags, summary: 'Change the rules; they hold for the next event', body: changeBody, response: { 200: noticeRules } },
    handler: async (request) => {
      const { rules, version: seen, reason: why } = request.body;
      await postgres.transaction(async (sql) => {
        const change = { key, value: { rules }, version: seen, reason: why, by: request.caller.name };
        const changed = await settings.change(sql, change);
        const details = { version: changed.version };
        await audit.recordIn(sql, { actor: request.caller, action: 'settings.change', subject: `setting:${key}`, reason: why, details });
      });
      await settings.refresh();
      return shown();
    },
  });

  app.post('/v1/messages/notices/undo', {
    config: { permission: 'moments.edit' },
    schema: {
      tags,
      summary: 'Bring the rules before back; repeated, it goes further back',
      body: undoBody,
      response: { 200: noticeRules },
    },
    handler: async (request) => {
      const { version: seen, reason: why } = request.body;
      await postgres.transaction(async (sql) => {
        const undone = await settings.undo(sql, { key, version: seen, reason: why, by: request.caller.name });
        const details = { version: undone.version, restores: undone.restores ?? 0 };
        await audit.recordIn(sql, { actor: request.caller, action: 'settings.undo', subject: `setting:${key}`, reason: why, details });
      });
      await settings.refresh();
      return shown();
    },
  });

  app.get('/v1/messages/mail-password', {
    config: { permission: 'settings.read' },
    schema: { tags, summary: 'Whether the password of the mail server was given, by whom and when', response: { 200: passwordAnswer } },
    handler: async () => {
      const given = await mailPasswordGiven(postgres);
      return given === undefined ? { given: false } : { given: true, by: given.by, at: new Date(given.at).toISOString() };
    },
  });

  app.put('/v1/messages/mail-password', {
    config: { permission: 'delivery.edit' },
    schema: {
      tags,
      summary: 'Give the password of the mail server; it is kept sealed and never shown',
      body: passwordBody,
      response: { 204: nothing },
    },
    handler: async (request, reply) => {
      await postgres.transaction(async (sql) => {
        await keepMailPassword(sql, box, request.body.password, request.caller.name, clock);
        await audit.recordIn(sql, { actor: request.caller, action: 'messages.mail_password', subject: 'setting:messages.connectors' });
      });
      return reply.status(204).send();
    },
  });
}

function versionView({ version: number, value, changedBy, changedAt, reason: why, restores }: SettingVersion) {
  const rules = (value as unknown as { rules?: [] } | null)?.rules ?? [];
  const restored = restores === undefined ? {} : { restores };
  return { version: number, rules, changedBy, changedAt: new Date(changedAt).toISOString(), reason: why, ...restored };
}
