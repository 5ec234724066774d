import { createAudiencePredicates, type Rule, readPortraits } from '../../audience/index.ts';
import { createContentDirectory, tagStandardSetting } from '../../content/index.ts';
import { type PersonId, systemClock, threadGround } from '../../foundation/index.ts';
import { createGateLog, createStockDirectory } from '../../gate/index.ts';
import { createSettings } from '../../settings/index.ts';
import { connectPostgres, type Sql } from '../../storage/index.ts';
import { createValueModels } from '../../value/index.ts';
import { publicLookup } from '../public-address.ts';
import { createSecretBox, type SecretBox } from '../seal-secret.ts';
import type { MailRoute } from './carry-mails.ts';
import { type ConnectorRules, connectorSetting } from './connector-setting.ts';
import { contentForMessages } from './content-for-messages.ts';
import { readMailPassword } from './mail-secret.ts';
import { MessageRunner } from './message-runner.ts';
import { noticeSetting } from './notice-setting.ts';
import { reachRules, reachSettings } from './reach-rules.ts';
import type { SendingOptions } from './start-messages.ts';
import { ownSource } from './tell-timeline.ts';

// Somebody waits for a notice within a second, and for an answer of the console not at all as long: the serving thread goes first.
const niceness = 12;
// One to listen, one for the round in hand, four mails that mark that they begin, one for settings.
const connectionsMax = 6;

/** The thread that sends messages. */
async function main(): Promise<void> {
  const { options, clock, log, giveWay, onProblem, onMessage, end } = threadGround<SendingOptions>(niceness);
  const postgres = connectPostgres(options.postgresUrl, log, connectionsMax, options.isPostgresEmbedded ? giveWay : undefined);
  const definitions = [...reachSettings, tagStandardSetting, connectorSetting, noticeSetting];
  const settings = await createSettings({ postgres, clock, definitions, onProblem });
  const models = await createValueModels({ postgres, clock, onProblem });
  const content = await createContentDirectory({ postgres, clock, standard: () => settings.read(tagStandardSetting), onProblem });
  const stock = await createStockDirectory(postgres, onProblem);
  const gateLog = createGateLog({ postgres, clock, onProblem });
  const audiences = await createAudiencePredicates(postgres, onProblem);
  const rules = reachRules({ postgres, settings, models, stock, audiences, log: gateLog });
  const box = createSecretBox(Buffer.from(options.encryptionKey, 'hex'));
  const route = () => mailRoute(postgres, box, settings.read(connectorSetting), options.allowPrivateAddresses);
  const runner = new MessageRunner({
    ...{
      postgres,
      clock,
      systemClock,
      onProblem,
      route,
      random: Math.random,
      source: ownSource(postgres, systemClock),
      content: contentForMessages(content),
    },
    rules,
    connectors: () => settings.read(connectorSetting),
    notices: () => settings.read(noticeSetting),
    fits: async (sql: Sql, people: readonly PersonId[], rule: Rule) => {
      const now = clock.now();
      const portraits = await readPortraits(sql, people, { preference: rules.preference(), consent: rules.consent(), now });
      const world = await rules.world();
      const holds = audiences.compile(rule);
      return new Set([...portraits].filter(([, portrait]) => holds(portrait, world, now) === true).map(([person]) => person));
    },
  });
  onMessage(({ type }) => {
    if (type === 'stop') runner.stop();
    else runner.look();
  });
  const stops = await Promise.all([
    postgres.listen('applied', (payload) => runner.changed(payload.split(' ').map(Number).filter(Number.isSafeInteger))),
    postgres.listen('messages_planned', () => runner.look()),
    postgres.listen('message_signals', () => runner.look()),
    postgres.listen('audience_change', () => runner.audiencesChanged()),
    postgres.listen('topic', (payload) => {
      if (payload === 'groups') runner.groupsChanged();
    }),
  ]);
  await runner.run();
  await Promise.all(stops.map((stop) => stop()));
  await Promise.all([settings.close(), models.close(), content.close(), stock.close(), gateLog.close(), audiences.close()]);
  await postgres.close();
  end();
}

/** The mail server as it is set now; undefined while its password cannot be read. */
async function mailRoute(
  sql: Sql,
  box: SecretBox,
  { smtp }: ConnectorRules,
  allowPrivateAddresses: boolean,
): Promise<MailRoute | undefined> {
  const { host, port, security, user, from, fromName, replyTo } = smtp;
  const password = user === '' ? '' : await readMailPassword(sql, box);
  if (password === undefined) return undefined;
  const lookup = allowPrivateAddresses ? {} : { lookup: publicLookup };
  return { server: { host, port, security, user, password, ...lookup }, from: { address: from, name: fromName }, replyTo };
}

void main();
