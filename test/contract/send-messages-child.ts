/** Sends what is due by mail until it is killed. Arguments: the address of Postgres, the port of a mail server. For tests of that. */
import { connectorSetting } from '../../src/delivery/index.ts';
import { systemClock } from '../../src/foundation/index.ts';
import { connectPostgres } from '../../src/storage/index.ts';
import { messageRules, newRunner } from '../message-house.ts';

const [, , url = '', port = ''] = process.argv;
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const server = { host: '127.0.0.1', port: Number(port), security: 'none' } as const;
const runner = newRunner({
  ...{ postgres: connectPostgres(url, log), clock: systemClock, rules: messageRules() },
  connectors: () => ({ ...connectorSetting.default, email: { via: 'smtp', webhook: 0 } }),
  route: async () => ({ server, from: { address: 'shop@firm.test', name: '' }, replyTo: '' }),
  onProblem: (message, error) => process.stderr.write(`${message} ${String(error)}\n`),
});
process.stdout.write('sending\n');
await runner.run();
