import { type CommandDef, defineCommand, parseArgs, renderUsage, runCommand } from 'citty';
import pc from 'picocolors';
import { InvalidInput, LoyaltyError } from '../foundation/index.ts';
import { checkCommand } from './commands/check.ts';
import { exportCommand } from './commands/export.ts';
import { importCommand, importDetails } from './commands/import.ts';
import { startCommand, startDetails } from './commands/start.ts';
import { valueCommand, valueDetails } from './commands/value.ts';
import { productVersion } from './product-version.ts';

const commands: Record<string, CommandDef> = {
  start: startCommand as unknown as CommandDef,
  import: importCommand as unknown as CommandDef,
  export: exportCommand as unknown as CommandDef,
  check: checkCommand as unknown as CommandDef,
  value: valueCommand as unknown as CommandDef,
};

const details: Record<string, string> = { start: startDetails, import: importDetails, value: valueDetails };

const program = defineCommand({
  meta: {
    name: 'loyalty',
    version: productVersion(),
    description: 'Loyalty Loop: one live view of every customer, out of everything every channel knows.',
  },
  subCommands: commands,
});

/** Runs `loyalty <command> …`. A fault that somebody can mend is told in words, without a stack trace, and ends with exit code 1. */
export async function runCommandLine(argv: string[]): Promise<void> {
  const name = argv[0] === 'help' ? argv[1] : argv[0];
  const command = name === undefined ? undefined : commands[name];
  if (argv.includes('--help') || argv.includes('-h') || name === undefined || argv[0] === 'help') {
    const usage = await (command ? renderUsage(command, program) : renderUsage(program));
    process.stdout.write(`${[usage, details[name ?? '']].filter((part) => part !== undefined).join('\n')}\n`);
    return;
  }
  if (argv.includes('--version')) {
    process.stdout.write(`${productVersion()}\n`);
    return;
  }
  if (command === undefined) {
    process.stderr.write(`${pc.red('There is no command')} ${name}. There are: ${Object.keys(commands).join(', ')}; each has --help.\n`);
    process.exitCode = 2;
    return;
  }
  const wrong = await wrongArguments(command, argv.slice(1));
  if (wrong !== undefined) {
    process.stderr.write(`${pc.red('This cannot go on:')} ${wrong}. \`loyalty ${name} --help\` lists what there is.\n`);
    process.exitCode = 2;
    return;
  }
  try {
    await runCommand(command, { rawArgs: argv.slice(1) });
  } catch (error) {
    process.stderr.write(`${failureInWords(error)}\n`);
    process.exit(1);
  }
}

/** What the command does not know or lacks: a slip of the keyboard should not start something else than was meant. */
async function wrongArguments(command: CommandDef, argv: string[]): Promise<string | undefined> {
  const declared = (typeof command.args === 'function' ? await command.args() : await command.args) ?? {};
  const known = new Set(Object.keys(declared).flatMap((option) => [`--${option}`, `--no-${option}`]));
  const end = argv.indexOf('--');
  const options = (end === -1 ? argv : argv.slice(0, end))
    .filter((text) => /^--?[a-z]/i.test(text))
    .map((text) => text.split('=')[0] as string);
  const unknown = options.filter((option) => !known.has(option));
  if (unknown.length > 0) return `there is no option ${unknown.join(', ')}`;
  try {
    const places = Object.values(declared).filter(({ type }) => type === 'positional').length;
    const surplus = parseArgs(argv, declared)._.slice(places);
    return surplus.length === 0 ? undefined : `nothing is known to do with ${surplus.join(', ')}`;
  } catch (error) {
    return (error as Error).message.replace(/^M/, 'm');
  }
}

/** What went wrong, for a person: every problem on a line of its own; a stack trace only where the fault is ours. */
export function failureInWords(error: unknown): string {
  if (error instanceof InvalidInput) {
    return [pc.red('This cannot go on:'), ...error.problems.map((problem) => `  ${pc.bold(problem.at)}: ${problem.message}`)].join('\n');
  }
  if (error instanceof LoyaltyError && error.code !== 'product.defect')
    return `${pc.red('This cannot go on:')} ${error.message} ${pc.dim(`(${error.code})`)}`;
  const trouble = fileTrouble(error as NodeJS.ErrnoException);
  if (trouble !== undefined) return `${pc.red('This cannot go on:')} ${trouble}`;
  return `${pc.red('A fault of the product:')} ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}

const fileTroubles: Readonly<Record<string, string>> = {
  EACCES: 'this user may not read or write it',
  EPERM: 'this user may not read or write it',
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'a part of this path is no folder',
  EISDIR: 'this is a folder, and a file is expected',
  ENOSPC: 'the disk is full; free some space',
  EDQUOT: 'the disk is full; free some space',
  EROFS: 'this disk can only be read',
};

/** What the file system refused, by path; undefined for everything else. */
function fileTrouble({ code, path }: NodeJS.ErrnoException): string | undefined {
  const words = fileTroubles[code ?? ''];
  if (words === undefined) return undefined;
  // A folder can be opened; only reading from it fails, and that names no path.
  if (path === undefined) return code === 'EISDIR' ? `${words} (${code})` : undefined;
  return `${path}: ${words} (${code})`;
}
