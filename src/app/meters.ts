import type { ApiServer, LiveHub } from '../api/index.ts';
import { LatencyWindow } from '../foundation/index.ts';

/** What is measured at the door: the time from a request's arrival to the end of its answer, by what was asked. */
export interface Meters {
  /** A collecting request was answered. */
  accepted(durationMs: number, events: number): void;
  read(): ReturnType<typeof readAll> & { acceptedEvents: number };
}

const paths = { find: /^\/v1\/find$/, customer: /^\/v1\/customers\/:id$/, timeline: /^\/v1\/customers\/:id\/timeline$/ } as const;

function readAll(windows: Record<'intake' | keyof typeof paths, LatencyWindow>, live: LatencyWindow, now: number) {
  return {
    intake: windows.intake.read(now),
    find: windows.find.read(now),
    customer: windows.customer.read(now),
    timeline: windows.timeline.read(now),
    live: live.read(now),
  };
}

/** Measures every answered request of the measured kinds, for as long as the server runs. */
export function createMeters(app: ApiServer, hub: LiveHub): Meters {
  let acceptedEvents = 0;
  const windows = { intake: new LatencyWindow(), find: new LatencyWindow(), customer: new LatencyWindow(), timeline: new LatencyWindow() };
  app.addHook('onResponse', async (request, reply) => {
    if (reply.statusCode >= 400) return;
    const kind = (Object.keys(paths) as (keyof typeof paths)[]).find((path) => paths[path].test(request.routeOptions.url ?? ''));
    if (kind !== undefined) windows[kind].add(reply.elapsedTime, Date.now());
  });
  return {
    accepted: (durationMs, events) => {
      acceptedEvents += events;
      windows.intake.add(durationMs, Date.now());
    },
    read: () => ({ ...readAll(windows, hub.latency, Date.now()), acceptedEvents }),
  };
}
