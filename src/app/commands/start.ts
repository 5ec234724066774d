import { defineCommand } from 'citty';
import pc from 'picocolors';
import { environmentVariables, readConfiguration } from '../configuration.ts';
import { localMoment } from '../local-moment.ts';
import { createLog } from '../log.ts';
import { startUntilSignal } from '../start-until-signal.ts';
import { runLab } from './run-lab.ts';

/** Said below the options of `loyalty start --help`. */
export const startDetails = [
  'SETTINGS by environment',
  '',
  ...Object.entries(environmentVariables).map(([name, meaning]) => `  ${name.padEnd(34)} ${meaning}`),
].join('\n');

export const startCommand = defineCommand({
  meta: { name: 'start', description: 'Start the product: engines, API and console on one port.' },
  args: {
    port: { type: 'string', description: 'port to listen on; 0 takes any free one (4680)' },
    host: { type: 'string', description: 'address to listen on (127.0.0.1)' },
    data: { type: 'string', description: 'folder for the engines, uploads and secrets (./data)' },
    demo: { type: 'boolean', description: 'load the demonstration data once it runs', default: false },
    processing: {
      type: 'boolean',
      description: 'process events here; --no-processing leaves that to another copy on the same engines',
      default: true,
    },
  },
  run: async ({ args }) => {
    const configuration = readConfiguration(process.env, { ...args }, process.cwd());
    const log = createLog(configuration.logLevel);
    const product = await startUntilSignal(configuration, log, 0);
    const { address } = product.listening;
    const link = await product.access.createFirstAccess(configuration.adminEmail).catch(async (error: unknown) => {
      await product.close();
      throw error;
    });
    const facts = pc.dim(`(${process.uptime().toFixed(1)} s, data in ${configuration.dataDir})`);
    const lines = [`${pc.bold(`Loyalty Loop ${product.version}`)} is ready at ${pc.cyan(address)}  ${facts}`];
    if (link) {
      const until = localMoment(link.expiresAt);
      lines.push('', `Sign in for the first time: ${pc.cyan(`${address}/sign-in#${link.token}`)}`);
      lines.push(
        pc.dim(
          `It leads to choosing a password for ${link.account.email}, and works until you have, or until ${until}. Each start prints a new one until then.`,
        ),
      );
    }
    // Written at once: whoever waits for the first line has the link with it.
    process.stdout.write(`${lines.join('\n')}\n`);
    if (args.demo) await runLab('demonstration.ts', ['--data', configuration.dataDir]);
  },
});
