import { type Clock, dayMs, minuteMs } from '../foundation/index.ts';
import type { OutboundGate } from '../gate/index.ts';
import type { Settings } from '../settings/index.ts';
import type { Postgres } from '../storage/index.ts';
import { deliveryRulesSetting } from './delivery-rules.ts';
import { type DisableReason, type DrainDependencies, peopleAtOnceMax, type Subscriber, switchOff, WebhookDrain } from './drain-webhook.ts';
import { countQueued, deleteManyDeliveries, deleteOldDeliveries, deleteOldQueue } from './queries/queue.ts';
import { selectEnabledWebhooks, type WebhookRow } from './queries/webhook.ts';
import type { SecretBox } from './seal-secret.ts';
import { createSender, type Sender } from './send-delivery.ts';
import type { MessageGuard } from './settle-run.ts';

export interface DeliveryDependencies {
  readonly postgres: Postgres;
  readonly settings: Settings;
  /** The real clock: receivers refuse timestamps that are minutes off. */
  readonly clock: Clock;
  readonly box: SecretBox;
  readonly gate: OutboundGate;
  readonly allowPrivateAddresses: boolean;
  /** Without it no message goes out by a webhook. */
  readonly messages?: MessageGuard | undefined;
  /** Between 0 and 1, for spreading retries. */
  readonly random: () => number;
  /** A subscriber was switched off: somebody must be told. */
  readonly onDisabled: (webhookId: number, reason: DisableReason, message: string) => void;
  readonly onProblem: (message: string, error?: unknown) => void;
}

export interface DeliveryService {
  /** Ends the attempts under way and writes them down; what waits goes on waiting. */
  close(): Promise<void>;
}

interface Running {
  readonly drain: WebhookDrain;
  readonly sender: Sender;
}

const watchMs = 30_000;
const tidyMs = 10 * minuteMs;
// Beside the days a page of a few thousand attempts is what anybody looks through; it also bounds the disk that bodies take.
const deliveriesPerWebhookMax = 20_000;
// Longer than any patience that can be set: what is older waits for a subscriber that was switched off and forgotten.
const waitingDaysMax = 30;

/** Delivers what is queued, each subscriber by itself, so that a dead one never slows another. Any number of instances may run it. */
export async function startDelivery(dependencies: DeliveryDependencies): Promise<DeliveryService> {
  const { postgres, onProblem } = dependencies;
  const running = new Map<number, Running>();
  let closed = false;

  const onDisabled: DeliveryDependencies['onDisabled'] = (id, reason, message) => {
    stopOne(id);
    dependencies.onDisabled(id, reason, message);
  };
  const drainDependencies = (sender: Sender): DrainDependencies => ({
    ...dependencies,
    sender,
    limits: () => dependencies.settings.read(deliveryRulesSetting),
    onDisabled,
  });
  const stopping = new Set<Promise<void>>();
  const stopOne = (id: number): void => {
    const found = running.get(id);
    if (found === undefined) return;
    running.delete(id);
    const stopped = found.drain
      .stop()
      .finally(() => found.sender.close())
      .finally(() => stopping.delete(stopped));
    stopping.add(stopped);
  };

  const reload = async (): Promise<void> => {
    const rows = closed ? [] : await postgres.query<WebhookRow>(selectEnabledWebhooks);
    const wanted = new Map(rows.map((row) => [row.id, row]));
    for (const id of [...running.keys()]) if (!wanted.has(id)) stopOne(id);
    for (const row of wanted.values()) {
      const subscriber = subscriberOf(row, dependencies);
      if (subscriber === undefined) {
        stopOne(row.id);
        onProblem(`the secret of webhook ${row.id} was sealed with another key; give it a new secret`);
        continue;
      }
      const found = running.get(row.id);
      if (found !== undefined) {
        found.drain.update(subscriber);
        continue;
      }
      const sender = createSender(dependencies.allowPrivateAddresses, peopleAtOnceMax);
      running.set(row.id, { sender, drain: new WebhookDrain(drainDependencies(sender), subscriber) });
    }
  };
  // One reload after another: two at once could start two drains for one subscriber.
  let reloading: Promise<void> = Promise.resolve();
  const reloadInTurn = (): Promise<void> => {
    reloading = reloading.then(reload).catch((error: unknown) => onProblem('the list of webhooks could not be read', error));
    return reloading;
  };

  const stopListening = [
    await postgres.listen('webhooks_changed', () => void reloadInTurn()),
    await postgres.listen('webhook_queue', () => {
      for (const { drain } of running.values()) drain.wake();
    }),
  ];
  const watch = every(watchMs, onProblem, async () => {
    await reloadInTurn();
    for (const id of running.keys()) await refuseBacklog(id, dependencies, onDisabled);
  });
  const tidy = every(tidyMs, onProblem, () => tidyUp(dependencies, [...running.keys()]));
  await reloadInTurn();

  return {
    async close() {
      closed = true;
      await Promise.all([watch(), tidy(), ...stopListening.map((stop) => stop())]);
      await reloadInTurn();
      await Promise.all(stopping);
    },
  };
}

function subscriberOf(row: WebhookRow, { box, clock }: DeliveryDependencies): Subscriber | undefined {
  const secret = box.open(row.secret);
  if (secret === undefined) return undefined;
  const previous = row.previous_secret === null || row.previous_until < clock.now() ? undefined : box.open(row.previous_secret);
  const secrets = previous === undefined ? [secret] : [secret, previous];
  return { id: row.id, url: row.url, secrets, purpose: row.purpose, failingSince: row.failing_since ?? undefined };
}

/** A queue beyond its limit would in time fill the disk that the whole house stands on. */
async function refuseBacklog(
  id: number,
  { postgres, settings }: DeliveryDependencies,
  onDisabled: DeliveryDependencies['onDisabled'],
): Promise<void> {
  const { waitingMax } = settings.read(deliveryRulesSetting);
  const [queued] = await postgres.query<{ count: number }>(countQueued, [id, waitingMax + 1]);
  if ((queued?.count ?? 0) <= waitingMax) return;
  await switchOff({ postgres, onDisabled }, id, 'backlog', `more than ${waitingMax} events wait for it`);
}

async function tidyUp({ postgres, settings, clock }: DeliveryDependencies, webhookIds: readonly number[]): Promise<void> {
  const now = clock.now();
  await postgres.query(deleteOldDeliveries, [now - settings.read(deliveryRulesSetting).logDays * dayMs]);
  for (const id of webhookIds) await postgres.query(deleteManyDeliveries, [id, deliveriesPerWebhookMax]);
  await postgres.query(deleteOldQueue, [now - waitingDaysMax * dayMs]);
}

/** Runs `work` again and again, never twice at once; the function returned stops it and waits for the one under way. */
function every(ms: number, onProblem: DeliveryDependencies['onProblem'], work: () => Promise<void>): () => Promise<void> {
  let underWay: Promise<void> | undefined;
  const timer = setInterval(() => {
    underWay ??= work()
      .catch((error: unknown) => onProblem('the watch over webhooks failed and is tried again', error))
      .finally(() => {
        underWay = undefined;
      });
  }, ms);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await underWay;
  };
}
