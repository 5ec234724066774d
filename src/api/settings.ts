import { Type } from '@sinclair/typebox';
import { type Caller, type HiddenFields, type Permission, permissions, requirePermission } from '../access/index.ts';
import { Defect } from '../foundation/index.ts';
import type { Audit } from '../governance/index.ts';
import type { SettingState, Settings, SettingVersion } from '../settings/index.ts';
import type { Postgres } from '../storage/index.ts';
import { hiddenMembers, requireSeen, shownMembers } from './hidden-settings.ts';
import { smallRowNumber } from './row-number.ts';
import type { ApiServer } from './server.ts';
import { businessWords, setting, settingVersion } from './shapes/settings.ts';
import { list } from './shapes/shape.ts';

export interface SettingsDependencies {
  readonly postgres: Postgres;
  readonly settings: Settings;
  readonly audit: Audit;
  /** What a role does not see. */
  readonly hiddenFields: (role: Caller['role']) => HiddenFields;
}

const keyParams = Type.Object({ key: Type.String({ maxLength: 100 }) });
const historyQuery = Type.Object({
  before: Type.Optional(smallRowNumber({ minimum: 1, description: 'a version: those before it' })),
  limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
});
// The settings room checks value and reason, so that all problems are told at once.
const changeBody = Type.Object(
  {
    value: Type.Unknown(),
    reason: Type.String({ description: 'why, for whoever comes after you' }),
    version: smallRowNumber({ minimum: 0, description: 'the version you were looking at' }),
  },
  { additionalProperties: false },
);
const undoBody = Type.Object(
  {
    reason: Type.String(),
    version: Type.Optional(smallRowNumber({ minimum: 0, description: 'the version you were looking at; the newest when absent' })),
  },
  { additionalProperties: false },
);

const historyAnswer = Type.Object({ versions: list(settingVersion) });

/** What a firm can change while the product runs; a change counts from the next call on. */
export function settingsRoutes(app: ApiServer, { postgres, settings, audit, hiddenFields }: SettingsDependencies): void {
  const tags = ['Settings'];
  for (const state of settings.list()) needOf(state);
  const hiddenOf = ({ reveals }: SettingState, caller: Caller) => hiddenMembers(reveals, hiddenFields(caller.role));
  const viewOf = (state: SettingState, caller: Caller) => stateView(state, hiddenOf(state, caller));
  const mayChange = (state: SettingState, caller: Caller) => {
    requireNeedOf(state, caller);
    requireSeen(state, hiddenOf(state, caller));
  };

  app.get('/v1/words', {
    config: { permission: 'signedIn' },
    schema: { tags, summary: 'What this firm calls a visit, a customer, an order and a store', response: { 200: businessWords } },
    handler: async () => settings.state('words').value,
  });

  app.get('/v1/settings', {
    config: { permission: 'settings.read' },
    schema: { tags, summary: 'Every setting with its value, its schema and who changed it last', response: { 200: list(setting) } },
    handler: async (request) => settings.list().map((state) => viewOf(state, request.caller)),
  });

  app.get('/v1/settings/:key', {
    config: { permission: 'settings.read' },
    schema: { tags, summary: 'One setting', params: keyParams, response: { 200: setting } },
    handler: async (request) => viewOf(settings.state(request.params.key), request.caller),
  });

  app.get('/v1/settings/:key/history', {
    config: { permission: 'settings.read' },
    schema: {
      tags,
      summary: 'Earlier values, newest first',
      params: keyParams,
      querystring: historyQuery,
      response: { 200: historyAnswer },
    },
    handler: async (request) => {
      const { before, limit } = request.query;
      const versions = await settings.history(request.params.key, before, limit);
      const hidden = hiddenOf(settings.state(request.params.key), request.caller);
      return { versions: versions.map((version) => versionView(version, hidden)) };
    },
  });

  app.put('/v1/settings/:key', {
    config: { permission: 'settings.edit' },
    schema: { tags, summary: 'Change a setting', params: keyParams, body: changeBody, response: { 200: setting } },
    handler: async (request) => {
      const { key } = request.params;
      const { value, reason, version } = request.body;
      mayChange(settings.state(key), request.caller);
      await postgres.transaction(async (sql) => {
        const changed = await settings.change(sql, { key, value, version, reason, by: request.caller.name });
        const details = { version: changed.version };
        await audit.recordIn(sql, { actor: request.caller, action: 'settings.change', subject: `setting:${key}`, reason, details });
      });
      await settings.refresh();
      return viewOf(settings.state(key), request.caller);
    },
  });

  app.post('/v1/settings/:key/undo', {
    config: { permission: 'settings.edit' },
    schema: {
      tags,
      summary: 'Bring the value before back; repeated, it goes further back',
      params: keyParams,
      body: undoBody,
      response: { 200: setting },
    },
    handler: async (request) => {
      const { key } = request.params;
      const { reason, version } = request.body;
      mayChange(settings.state(key), request.caller);
      await postgres.transaction(async (sql) => {
        const shown = version ?? settings.state(key).version;
        const undone = await settings.undo(sql, { key, version: shown, reason, by: request.caller.name });
        const details = { version: undone.version, restores: undone.restores ?? 0 };
        await audit.recordIn(sql, { actor: request.caller, action: 'settings.undo', subject: `setting:${key}`, reason, details });
      });
      await settings.refresh();
      return viewOf(settings.state(key), request.caller);
    },
  });
}

/** What a change of this setting needs besides `settings.edit`. @throws Defect for a permission that there is not */
function needOf({ key, alsoNeeds }: SettingState): Permission | undefined {
  if (alsoNeeds === undefined) return undefined;
  const needed = permissions.find((permission) => permission === alsoNeeds);
  if (needed === undefined) throw new Defect(`setting ${key} needs ${alsoNeeds}, which is no permission`);
  return needed;
}

function requireNeedOf(state: SettingState, caller: Caller): void {
  const needed = needOf(state);
  if (needed !== undefined) requirePermission(caller, needed, `change ${state.key}`);
}

function stateView({ changedAt, reveals: _, ...state }: SettingState, hidden: readonly string[]) {
  return {
    ...shownMembers(state, hidden),
    default: shownMembers({ value: state.default }, hidden).value,
    ...(changedAt === undefined ? {} : { changedAt: new Date(changedAt).toISOString() }),
  };
}

function versionView({ changedAt, ...version }: SettingVersion, hidden: readonly string[]) {
  return { ...shownMembers(version, hidden), changedAt: new Date(changedAt).toISOString() };
}
