import { Pause, threadGround } from '../foundation/index.ts';
import { identityRulesSetting } from '../identity/index.ts';
import { traitPreferenceSetting } from '../profile/index.ts';
import { createSettings } from '../settings/index.ts';
import { createSourceDirectory } from '../source/index.ts';
import { connectPostgres, tryLead } from '../storage/index.ts';
import { SingleViewKeeper } from './single-view-keeper.ts';
import { singleViewSetting } from './single-view-setting.ts';

// Nobody waits for it as for an answer: whatever else wants the processor goes first.
const niceness = 15;
const connectionsMax = 2;
const leadEveryMs = 5_000;

const numbersIn = (payload: string): number[] => payload.split(' ').map(Number).filter(Number.isSafeInteger);

/** The thread that keeps how customers stand; of several copies of the product, one does it. */
async function main(): Promise<void> {
  const { options, clock, log, giveWay, onProblem, onMessage, end } = threadGround(niceness);
  const lower = options.isPostgresEmbedded ? giveWay : undefined;
  const postgres = connectPostgres(options.postgresUrl, log, connectionsMax, lower);
  const leader = connectPostgres(options.postgresUrl, log, 1, lower);
  const definitions = [singleViewSetting, identityRulesSetting, traitPreferenceSetting];
  const settings = await createSettings({ postgres, clock, definitions, onProblem });
  const sources = await createSourceDirectory({ postgres, clock, onProblem });
  const wait = new Pause();
  let isStopping = false;
  const keeper = new SingleViewKeeper({
    ...{ postgres, clock, onProblem, sources: () => sources.list() },
    definition: () => settings.read(singleViewSetting),
    identity: () => settings.read(identityRulesSetting),
    preference: () => settings.read(traitPreferenceSetting),
  });
  onMessage(({ type }) => {
    if (type !== 'stop') return;
    isStopping = true;
    wait.wake();
    keeper.stop();
  });
  const stops = await Promise.all([
    postgres.listen('applied', (payload) => {
      // That history has arrived changes nobody.
      if (!payload.startsWith('history ')) keeper.changed(numbersIn(payload));
    }),
    postgres.listen('pairs_changed', (payload) => keeper.pairsChanged(numbersIn(payload))),
    postgres.listen('view_changed', (payload) => {
      if (payload === 'everybody') keeper.measureAgain();
      else keeper.spokenOf(numbersIn(payload));
    }),
  ]);
  while (!isStopping && !(await tryLead(leader, 'loyalty single view keeper').catch(() => false))) await wait.sleep(leadEveryMs);
  if (!isStopping) await keeper.run();
  await Promise.all(stops.map((stop) => stop()));
  await Promise.all([settings.close(), sources.close()]);
  await Promise.all([postgres.close(), leader.close()]);
  end();
}

void main();
