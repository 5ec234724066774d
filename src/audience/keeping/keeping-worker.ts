import { consentPurposesSetting } from '../../consent/index.ts';
import { threadGround } from '../../foundation/index.ts';
import { traitPreferenceSetting } from '../../profile/index.ts';
import { createSettings } from '../../settings/index.ts';
import { connectPostgres, tryLead } from '../../storage/index.ts';
import { createValueModels, valueCostsSetting } from '../../value/index.ts';
import { makeStarterGroups } from '../group/groups.ts';
import { MemberKeeper } from './member-keeper.ts';

// Nobody waits for a group as for an answer: whatever else wants the processor goes first.
const niceness = 15;
// One to listen and to lead, one to work.
const connectionsMax = 2;
const leadEveryMs = 5_000;

/** The thread that keeps who is in which group; of several copies of the product, one does it. */
async function main(): Promise<void> {
  const { options, clock, log, giveWay, onProblem, onMessage, end } = threadGround(niceness);
  const postgres = connectPostgres(options.postgresUrl, log, connectionsMax, options.isPostgresEmbedded ? giveWay : undefined);
  const leader = connectPostgres(options.postgresUrl, log, 1, options.isPostgresEmbedded ? giveWay : undefined);
  const settings = await createSettings({
    postgres,
    clock,
    definitions: [valueCostsSetting, traitPreferenceSetting, consentPurposesSetting],
    onProblem,
  });
  const models = await createValueModels({ postgres, clock, onProblem });
  const keeper = new MemberKeeper({
    ...{ postgres, clock, onProblem, model: () => models.current() },
    costs: () => settings.read(valueCostsSetting),
    preference: () => settings.read(traitPreferenceSetting),
    consent: () => settings.read(consentPurposesSetting),
  });
  let isStopping = false;
  onMessage(({ type }) => {
    isStopping ||= type === 'stop';
    if (type === 'stop') keeper.stop();
    else keeper.look();
  });
  const stops = await Promise.all([
    postgres.listen('applied', (payload) => {
      // That history has arrived changes nobody.
      if (!payload.startsWith('history ')) keeper.changed(payload.split(' ').map(Number).filter(Number.isSafeInteger));
    }),
    postgres.listen('groups_changed', () => keeper.look()),
  ]);
  const isLeading = (): Promise<boolean> => tryLead(leader, 'loyalty group keeper');
  while (!isStopping && !(await isLeading().catch(() => false))) await new Promise((resolve) => setTimeout(resolve, leadEveryMs));
  if (!isStopping) {
    await makeStarterGroups(postgres, clock);
    await keeper.run();
  }
  await Promise.all(stops.map((stop) => stop()));
  await Promise.all([settings.close(), models.close()]);
  await Promise.all([postgres.close(), leader.close()]);
  end();
}

void main();
