import type pg from 'pg';
import { postgresFault } from './storage-errors.ts';
import type { EngineLog } from './supervise.ts';

const backOffMsMin = 100;
/** Live screens may lag this long after Postgres is back. */
const backOffMsMax = 2_000;

type Handler = (payload: string) => void;

export interface Listener {
  listen(channel: string, handler: Handler): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

/** Notifications over one connection of their own, made at the first `listen` and again after every loss. */
export function listenOn(newClient: () => pg.Client, log: EngineLog): Listener {
  const handlers = new Map<string, Set<Handler>>();
  let connecting: Promise<pg.Client> | undefined;
  let closed = false;
  let timer: NodeJS.Timeout | undefined;

  const connect = async (): Promise<pg.Client> => {
    const client = newClient();
    let lost = false;
    const onLoss = () => {
      if (lost) return;
      lost = true;
      connecting = undefined;
      void client.end().catch(() => undefined);
      if (!closed && handlers.size > 0) reconnect(backOffMsMin);
    };
    client.on('error', onLoss);
    client.on('notification', ({ channel, payload }) => {
      for (const handler of handlers.get(channel) ?? []) handler(payload ?? '');
    });
    try {
      await client.connect();
      for (const channel of handlers.keys()) await client.query(`LISTEN ${quoted(channel)}`);
    } catch (error) {
      lost = true;
      connecting = undefined;
      void client.end().catch(() => undefined);
      throw error;
    }
    client.on('end', onLoss);
    return client;
  };

  const reconnect = (waitMs: number): void => {
    timer = setTimeout(() => {
      if (closed || connecting !== undefined) return;
      connecting = connect();
      connecting.then(
        () => log.info({ channels: [...handlers.keys()] }, 'listening to Postgres again'),
        () => reconnect(Math.min(waitMs * 2, backOffMsMax)),
      );
    }, waitMs);
    timer.unref();
  };

  const connection = (): Promise<pg.Client> => {
    connecting ??= connect();
    return connecting;
  };

  let turn: Promise<unknown> = Promise.resolve();
  /** One statement after the other: the driver takes no second one on a connection that is busy. */
  const inTurn = (client: pg.Client, statement: string): Promise<unknown> => {
    const answered = turn.then(() => client.query(statement));
    turn = answered.catch(() => undefined);
    return answered;
  };

  return {
    listen: async (channel, handler) => {
      const known = handlers.get(channel) ?? new Set();
      handlers.set(channel, known.add(handler));
      try {
        await inTurn(await connection(), `LISTEN ${quoted(channel)}`);
      } catch (error) {
        known.delete(handler);
        if (known.size === 0) handlers.delete(channel);
        throw postgresFault(error);
      }
      return async () => {
        known.delete(handler);
        if (known.size > 0 || handlers.get(channel) !== known) return;
        handlers.delete(channel);
        // After a loss there is nothing to take back: the next connection listens to what is still wanted.
        await connecting?.then((client) => inTurn(client, `UNLISTEN ${quoted(channel)}`)).catch(() => undefined);
      };
    },
    close: async () => {
      closed = true;
      clearTimeout(timer);
      const open = connecting;
      handlers.clear();
      await open?.then((client) => client.end()).catch(() => undefined);
    },
  };
}

function quoted(channel: string): string {
  return `"${channel.replaceAll('"', '""')}"`;
}
