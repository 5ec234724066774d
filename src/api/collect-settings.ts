import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { FastifyRequest } from 'fastify';
import type { FindSource, SourceAtDoor } from '../event/index.ts';
import { NotAllowed, NotFound } from '../foundation/index.ts';
import { writeKeysOf } from './collect-key.ts';
import type { ApiServer } from './server.ts';

// SDKs ask once a page or start; a day is what their own servers say. A source that is switched off stops at the door at once anyway.
const settingsMaxAgeSeconds = 300;

/** Every address here, for pages that ask before they ask. */
export const settingsPaths = [
  '/v1/projects/:key/settings',
  '/projects/:key/settings',
  '/sourceConfig',
  '/array/:key/config',
  '/flags',
  '/decide',
  '/v1/m',
  '/m',
];

interface KeyParams {
  readonly key: string;
}

/** The documents that SDKs ask for before they send: they say that everything is on and where to send it. */
export function collectSettingsRoutes(scope: ApiServer, findSource: FindSource, publicUrl: string | undefined): void {
  const open = { config: { permission: 'public' }, schema: { hide: true } } as const;
  const find = async (key: string | undefined): Promise<SourceAtDoor> => {
    const source = key === undefined ? undefined : await findSource(key);
    if (source === undefined) throw new NotFound('collect.no_such_source', 'no source has this write key');
    return source;
  };

  for (const path of ['/v1/projects/:key/settings', '/projects/:key/settings']) {
    scope.get<{ Params: KeyParams }>(path, open, async (request, reply) => {
      await find(request.params.key);
      return reply
        .header('cache-control', `public, max-age=${settingsMaxAgeSeconds}`)
        .send(segmentSettings(addressOf(request, publicUrl), request.params.key));
    });
  }

  scope.get('/sourceConfig', open, async (request, reply) => {
    const [key] = writeKeysOf(request);
    const source = await find(key).catch(() => {
      throw new NotAllowed('collect.unknown_write_key', 'send a valid write key as writeKey in the address');
    });
    return reply.header('cache-control', `public, max-age=${settingsMaxAgeSeconds}`).send(rudderstackSettings(source, key as string));
  });

  scope.get<{ Params: KeyParams }>('/array/:key/config', open, async (request) => {
    await find(request.params.key);
    return posthogSettings(request.params.key);
  });
  scope.get<{ Params: KeyParams }>('/array/:key/config.js', open, async (request, reply) => {
    await find(request.params.key);
    return reply.type('application/javascript; charset=utf-8').send(posthogScript(request.params.key));
  });
  for (const path of ['/flags', '/decide']) {
    scope.post(path, open, async () => ({ ...posthogSettings(undefined), ...noFlags }));
    scope.get(path, open, async () => ({ ...posthogSettings(undefined), ...noFlags }));
  }

  // Measurements that Segment's SDK makes of itself: any answer but this fills the console of a page with errors.
  for (const path of ['/v1/m', '/m']) scope.post(path, open, async () => ({ success: true }));

  const script = jitsuScript();
  scope.get('/p.js', open, async (_request, reply) => {
    if (script === undefined)
      throw new NotFound('collect.no_jitsu_script', "Jitsu's script is not installed here; take it from its npm package @jitsu/js");
    return reply
      .header('cache-control', 'public, max-age=3600')
      .header('cross-origin-resource-policy', 'cross-origin')
      .type('application/javascript; charset=utf-8')
      .send(script);
  });
}

/** Where SDKs are to send to: a proxy that keeps the host to itself would have them told an address inside. */
function addressOf(request: FastifyRequest, publicUrl: string | undefined): { host: string; protocol: string } {
  if (publicUrl === undefined) return { host: request.host, protocol: request.protocol };
  const { host, pathname, protocol } = new URL(publicUrl);
  return { host: `${host}${pathname.replace(/\/+$/, '')}`, protocol: protocol.slice(0, -1) };
}

function segmentSettings({ host, protocol }: { host: string; protocol: string }, key: string): object {
  const everything = { __default: { enabled: true, integrations: {} } };
  return {
    integrations: {
      'Segment.io': {
        apiKey: key,
        apiHost: `${host}/v1`,
        protocol,
        unbundledIntegrations: [],
        addBundledMetadata: true,
        versionSettings: { version: '4.4.7', componentTypes: ['browser'] },
      },
    },
    plan: { track: everything, identify: everything, group: everything },
    metrics: { sampleRate: 0 },
    middlewareSettings: {},
    enabledMiddleware: {},
    legacyVideoPluginsEnabled: false,
    remotePlugins: [],
    analyticsNextEnabled: true,
  };
}

function rudderstackSettings(source: SourceAtDoor, key: string): object {
  const quiet = { errors: { enabled: false }, metrics: { enabled: false } };
  return {
    source: {
      id: String(source.id),
      name: `source ${source.id}`,
      writeKey: key,
      enabled: source.enabled,
      workspaceId: 'loyalty-loop',
      config: { statsCollection: quiet },
      connections: [],
      destinations: [],
      dataplanes: {},
    },
    isHosted: false,
  };
}

/** What PostHog's SDK may do here: send events. Everything else that it could ask for is off. */
function posthogSettings(key: string | undefined): object {
  return {
    ...(key === undefined ? {} : { token: key }),
    supportedCompression: ['gzip', 'gzip-js'],
    hasFeatureFlags: false,
    analytics: { endpoint: '/i/v0/e/' },
    defaultIdentifiedOnly: true,
    elementsChainAsString: true,
    sessionRecording: false,
    heatmaps: false,
    surveys: false,
    siteApps: [],
    isAuthenticated: false,
    toolbarParams: {},
  };
}

const noFlags = { flags: {}, featureFlags: {}, featureFlagPayloads: {}, errorsWhileComputingFlags: false };

function posthogScript(key: string): string {
  const [name, config] = [key, posthogSettings(key)].map((value) => JSON.stringify(value).replaceAll('<', '\\u003c'));
  return `(function(){window._POSTHOG_REMOTE_CONFIG=window._POSTHOG_REMOTE_CONFIG||{};window._POSTHOG_REMOTE_CONFIG[${name}]={config:${config},siteApps:[]}})();`;
}

/** Jitsu's browser script, with its licence (MIT asks for both to travel together); undefined where its package is not installed. */
function jitsuScript(): string | undefined {
  try {
    const folder = dirname(dirname(createRequire(import.meta.url).resolve('@jitsu/js')));
    const licence = readFileSync(join(folder, 'LICENSE'), 'utf8').replaceAll('*/', '* /');
    return `/*\n${licence}*/\n${readFileSync(join(folder, 'dist', 'web', 'p.js.txt'), 'utf8')}`;
  } catch {
    return undefined;
  }
}
