import { LikenessKeeper } from '../firm/index.ts';
import { Pause, type ThreadOptions, threadGround } from '../foundation/index.ts';
import { LinkageKeeper, linkageRulesSetting } from '../linkage/index.ts';
import { traitPreferenceSetting } from '../profile/index.ts';
import { createSettings } from '../settings/index.ts';
import { connectPostgres, tryLead } from '../storage/index.ts';

// Nobody waits for it as for an answer: whatever else wants the processor goes first.
const niceness = 15;
const connectionsMax = 2;
const leadEveryMs = 5_000;

/** The thread that compares records of people, and firms; of several copies of the product, one does it. */
async function main(): Promise<void> {
  const { options, clock, log, giveWay, onProblem, onMessage, end } = threadGround<ThreadOptions>(niceness);
  const lower = options.isPostgresEmbedded ? giveWay : undefined;
  const postgres = connectPostgres(options.postgresUrl, log, connectionsMax, lower);
  const leader = connectPostgres(options.postgresUrl, log, 1, lower);
  const settings = await createSettings({ postgres, clock, definitions: [linkageRulesSetting, traitPreferenceSetting], onProblem });
  const wait = new Pause();
  let isStopping = false;
  const keeper = new LinkageKeeper({
    ...{ postgres, clock, onProblem },
    rules: () => settings.read(linkageRulesSetting),
    preference: () => settings.read(traitPreferenceSetting),
  });
  const firms = new LikenessKeeper({ postgres, clock, onProblem, rules: () => settings.read(linkageRulesSetting) });
  onMessage(({ type }) => {
    if (type !== 'stop') return;
    isStopping = true;
    wait.wake();
    keeper.stop();
    firms.stop();
  });
  const stops = await Promise.all([
    postgres.listen('applied', () => keeper.look()),
    postgres.listen('linkage_run', () => keeper.lookForRun()),
    postgres.listen('firm_changed', () => firms.look()),
  ]);
  while (!isStopping && !(await tryLead(leader, 'loyalty linkage').catch(() => false))) await wait.sleep(leadEveryMs);
  if (!isStopping) await Promise.all([keeper.run(), firms.run()]);
  await Promise.all(stops.map((stop) => stop()));
  await settings.close();
  await Promise.all([postgres.close(), leader.close()]);
  end();
}

void main();
