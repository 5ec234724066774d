import type { Reporter, TestModule } from 'vitest/node';

/** Ends the run with one line that people and scripts can read: `41 passed, 0 failed`. */
export default class ClosingLineReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const count = { passed: 0, failed: errors.length, skipped: 0 };
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        count[state === 'pending' ? 'skipped' : state] += 1;
      }
      // A file that could not be loaded has no tests, and is a failure all the same.
      if (module.state() === 'failed' && module.errors().length > 0) count.failed += 1;
    }
    if (count.skipped > 0) process.stdout.write(`\n${count.skipped} skipped\n`);
    process.stdout.write(`\n${count.passed} passed, ${count.failed} failed\n`);
  }
}
