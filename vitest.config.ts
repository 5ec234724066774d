import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts', 'lab/**/*.test.ts', 'client/src/**/*.test.ts', 'console/src/**/*.test.ts'],
    globalSetup: ['test/engines-setup.ts'],
    reporters: ['default', './test/closing-line-reporter.ts'],
    // Threads start in a tenth of a process' time; two of them, as the engines beside them want the cores too.
    pool: 'threads',
    maxWorkers: 2,
    // Real engines and fast-check on two busy cores: slow is not wrong.
    testTimeout: 30_000,
    expect: { poll: { timeout: 10_000 } },
    hookTimeout: 60_000,
  },
});
