import { runCommandLine } from './app/index.ts';

await runCommandLine(process.argv.slice(2));
