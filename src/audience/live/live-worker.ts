import type { MessagePort } from 'node:worker_threads';
import { consentPurposesSetting } from '../../consent/index.ts';
import { systemClock, threadGround } from '../../foundation/index.ts';
import { traitPreferenceSetting } from '../../profile/index.ts';
import { createSettings } from '../../settings/index.ts';
import { connectPostgres, connectWarehouse, tryLead } from '../../storage/index.ts';
import { createValueModels, valueCostsSetting } from '../../value/index.ts';
import type { Touches } from '../rule/touches.ts';
import { LiveKeeper } from './live-keeper.ts';
import type { FromApplier, LiveOptions, ToApplier, ToLive } from './live-protocol.ts';

// After accepting, deciding and applying: who is in an audience is wanted within a second, and a decision asks the rules itself.
const niceness = 18;
// One to listen and to work, one for the settings' readings.
const connectionsMax = 3;
const leadEveryMs = 5_000;

/** The thread that keeps who is in which audience; of several copies of the product, one does it. */
async function main(): Promise<void> {
  const { options, clock, log, giveWay, onProblem, onMessage, end } = threadGround<LiveOptions, ToLive>(niceness);
  const postgres = connectPostgres(options.postgresUrl, log, connectionsMax, options.isPostgresEmbedded ? giveWay : undefined);
  const leader = connectPostgres(options.postgresUrl, log, 1, options.isPostgresEmbedded ? giveWay : undefined);
  const warehouse = connectWarehouse(options.clickhouseUrl);
  const definitions = [valueCostsSetting, traitPreferenceSetting, consentPurposesSetting];
  const settings = await createSettings({ postgres, clock, definitions, onProblem });
  const models = await createValueModels({ postgres, clock, onProblem });
  const applier = new Applier();
  const keeper = new LiveKeeper({
    ...{ postgres, warehouse, clock, systemClock, onProblem, model: () => models.current() },
    costs: () => settings.read(valueCostsSetting),
    preference: () => settings.read(traitPreferenceSetting),
    consent: () => settings.read(consentPurposesSetting),
    onInterest: (interest) => applier.tell(interest),
  });
  let [isStopping, isLeading] = [false, false];
  applier.onApplied = (changes) => {
    if (isLeading) keeper.applied(changes);
  };
  onMessage((message) => {
    if (message.type === 'applier') applier.connect(message.port);
    isStopping ||= message.type === 'stop';
    if (message.type === 'stop') keeper.stop();
    else keeper.look();
  });
  const stops = await Promise.all([
    postgres.listen('applied', (payload) => {
      const [by, ...people] = payload.split(' ');
      // What the thread beside this one applied comes by itself, with what it touched; that history has arrived changes nobody.
      if (isLeading && by !== 'history' && by !== applier.name) keeper.changed([by, ...people].map(Number).filter(Number.isSafeInteger));
    }),
    postgres.listen('audiences_changed', () => keeper.look()),
  ]);
  while (!isStopping && !isLeading) {
    isLeading = await tryLead(leader, 'loyalty audience keeper').catch(() => false);
    if (!isLeading) await new Promise((resolve) => setTimeout(resolve, leadEveryMs));
  }
  if (!isStopping) await keeper.run();
  applier.tell(undefined);
  await Promise.all(stops.map((stop) => stop()));
  await Promise.all([settings.close(), models.close()]);
  await Promise.all([postgres.close(), leader.close(), warehouse.close()]);
  end();
  applier.close();
}

/** The thread that applies events, as this one sees it; it may be started anew. */
class Applier {
  #port: MessagePort | undefined;
  #interest: Touches | undefined;
  /** The name under which it applies. */
  name = '';
  onApplied: (changes: Extract<FromApplier, { type: 'applied' }>) => void = () => {};

  connect(port: MessagePort): void {
    this.#port?.close();
    this.#port = port;
    port.on('message', (message: FromApplier) => {
      if (message.type === 'applier') this.name = message.name;
      else this.onApplied(message);
    });
    this.tell(this.#interest);
  }

  tell(interest: Touches | undefined): void {
    this.#interest = interest;
    this.#port?.postMessage({ interest } satisfies ToApplier);
  }

  close(): void {
    this.#port?.close();
  }
}

void main();
