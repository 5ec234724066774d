import { closeFigures } from '../figure.ts';
import { compareDecide } from './peers/decide.ts';
import { compareGraph } from './peers/graph.ts';
import { compareLinkage } from './peers/linkage.ts';
import { compareValue } from './peers/value.ts';

/*
 * The product beside the libraries that its users know: `npm run bench:peers -- <what> [--quick]`. Peers are installed by the command
 * itself into the project's own data folder.
 */
const comparisons: Readonly<Record<string, () => Promise<void> | void>> = {
  decide: compareDecide,
  graph: compareGraph,
  linkage: compareLinkage,
  value: compareValue,
};

const what = process.argv.slice(2).find((argument) => !argument.startsWith('--'));
const compare = what === undefined ? undefined : comparisons[what];
if (compare === undefined) {
  process.stderr.write(`say what to compare: ${Object.keys(comparisons).join(', ')}\n`);
  process.exitCode = 2;
} else {
  try {
    await compare();
    closeFigures();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
