import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { afterAll, describe, expect, it } from 'vitest';
import { everyFile, moduleTable, roomsOnDisk, root } from './repository.ts';

const rules = createRequire(import.meta.url)('../../.dependency-cruiser.cjs');

/** With a TypeScript it does not understand, the checker reads nothing and finds nothing: fewer than this is no check. */
const modulesReadMin = 50;

async function findViolations(baseDir: string, folders: string[]): Promise<{ read: number; violations: string[] }> {
  const { options, forbidden } = rules;
  const tsConfig = { fileName: join(root, 'tsconfig.json') };
  const reply = await cruise(folders, { ...options, tsConfig, baseDir, validate: true, ruleSet: { forbidden } });
  const { summary, modules } = reply.output as ICruiseResult;
  const violations = summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
  return { read: modules.length, violations: [...new Set(violations)].sort() };
}

// Reading two thousand files takes ten seconds on a machine with nothing else to do.
const readingMsMax = 180_000;

describe('rooms and their doors', () => {
  it('keeps every import to the table', { timeout: readingMsMax }, async () => {
    const { read, violations } = await findViolations(root, ['src', 'test', 'lab', 'client/src', 'console/src', 'site/src']);
    expect(violations).toEqual([]);
    expect(read).toBeGreaterThan(modulesReadMin);
  });

  it('gives every room a row, and every row a room', () => {
    expect(Object.keys(moduleTable().rooms).sort()).toEqual(roomsOnDisk());
  });

  it('lets a room import only rooms above it', () => {
    const { rooms } = moduleTable();
    const order = Object.keys(rooms);
    const upward = Object.entries(rooms).flatMap(([room, row]) =>
      row
        .filter((other) => order.indexOf(other) === -1 || order.indexOf(other) >= order.indexOf(room))
        .map((other) => `${room} → ${other}`),
    );
    expect(upward).toEqual([]);
  });

  it('gives every room a page about itself and a front door', () => {
    const files = new Set(everyFile());
    const missing = roomsOnDisk().flatMap((room) => [`src/${room}/README.md`, `src/${room}/index.ts`].filter((path) => !files.has(path)));
    expect(missing).toEqual([]);
  });
});

describe('the checker itself', () => {
  const folder = mkdtempSync(join(tmpdir(), 'house-rooms-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const write = (files: Record<string, string>): void => {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
  };

  it('sees each kind of trespass', async () => {
    write({
      'src/foundation/index.ts': "export { clock } from './clock.ts';\nimport '../api/index.ts';\n",
      'src/foundation/clock.ts': 'export const clock = 1;\n',
      'src/identity/index.ts': "export { graph } from './graph.ts';\nimport '../foundation/clock.ts';\nimport 'pg';\nimport 'node:http';\n",
      'src/identity/graph.ts': "import type { Edge } from './edge.ts';\nexport const graph: Edge[] = [];\n",
      'src/identity/edge.ts': "import type { graph } from './graph.ts';\nexport type Edge = typeof graph;\n",
      'src/api/index.ts': "import '../lost/index.ts';\nexport {};\n",
      'src/lost/index.ts': "import '../foundation/index.ts';\n",
      'console/src/page.ts': "import '../../src/foundation/index.ts';\n",
      'test/journey.ts': "import '../src/identity/graph.ts';\n",
    });
    const { violations } = await findViolations(folder, ['src', 'test', 'console/src']);
    const names = new Set(violations.map((violation) => violation.split(':')[0]));
    expect([...names]).toEqual(
      expect.arrayContaining([
        'foundation-imports-only-its-row',
        'api-imports-only-its-row',
        'every-room-has-a-row',
        'front-door-only',
        'front-door-only-from-outside',
        'pg-only-in-storage',
        'http-stays-at-the-edge',
        'no-circles',
        'console-knows-only-the-contract',
      ]),
    );
    expect(violations.filter((violation) => violation.startsWith('no-circles: src/identity/'))).toHaveLength(1);
  });
});
