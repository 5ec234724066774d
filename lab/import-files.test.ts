import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { checkMapping, compileMapping, isBroken, type Mapping, openRows } from '../src/connector/index.ts';
import { checkEvent, createSeal, sealedFieldsDefault, sealNumbers } from '../src/event/index.ts';
import type { SourceId } from '../src/foundation/index.ts';
import { channelNames, isChannel } from '../src/source/index.ts';
import { generateLarkfield, larkfieldSources, sourcePath } from './larkfield/index.ts';
import { missingData, openRecipe, publicDataFolder, recipes } from './recipes/index.ts';
import { readKeyedNumbers } from './truth/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'lab-import-'));
const until = Date.UTC(2026, 10, 1);
const seal = createSeal('a secret of this test', sealedFieldsDefault);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface ReadingOfFile {
  readonly accepted: number;
  readonly skipped: number;
  readonly problems: readonly string[];
  readonly people: number;
  readonly revenue: number;
}

interface FileAndMapping {
  readonly path: string;
  readonly mapping: Mapping;
  readonly source: { readonly channel: string; readonly timezone: string; readonly currency: string };
}

/** Reads a file as the product's importer does, up to the checked event; `see` gets the text of each as it would be stored. */
async function readAsProduct({ path, mapping, source }: FileAndMapping, see: (text: string) => void): Promise<ReadingOfFile> {
  const rows = await openRows(path, mapping.file ?? {});
  checkMapping(mapping, rows.columns);
  const mapRow = compileMapping(mapping, { columns: rows.columns, timezone: source.timezone, currency: source.currency, origin: path });
  const channel = isChannel(source.channel) ? source.channel : 'server';
  const problems: string[] = [];
  const people = new Set<string>();
  let accepted = 0;
  let skipped = 0;
  let revenue = 0;
  for await (const batch of rows.batches) {
    for (const row of batch.rows) {
      const mapped = isBroken(row) ? { problem: row.reason } : mapRow(row, `row-${row.line}`);
      if ('skipped' in mapped) skipped++;
      else if ('problem' in mapped) problems.push(mapped.problem);
      else {
        const checked = checkEvent(mapped.event, { sourceId: 1 as SourceId, channel, receivedAt: until });
        if (!checked.ok) {
          problems.push(`${checked.reason} ${checked.message}`);
          continue;
        }
        accepted++;
        people.add(checked.event.userId ?? '');
        const amount = checked.event.properties.revenue;
        if (typeof amount === 'number') revenue += checked.event.name === 'Order Refunded' ? -amount : amount;
        see(JSON.stringify(mapped.event));
      }
    }
  }
  return { accepted, skipped, problems, people: people.size, revenue };
}

describe('Larkfield’s files in the product’s own reader', () => {
  it('come in by their mappings alone; refused is what was broken on purpose, and no payment card number gets through', async () => {
    const report = generateLarkfield({ out: folder, seed: 3, people: 600, until });
    const numbers = await readKeyedNumbers(report.truthFolder);
    let sealed = 0;
    for (const source of larkfieldSources()) {
      expect(channelNames).toContain(source.channel);
      const file = report.files.find((each) => each.name === source.file) as (typeof report.files)[number];
      const reading = await readAsProduct(
        { path: sourcePath(report.filesFolder, source), mapping: source.mapping as Mapping, source },
        (text) => {
          const stored = sealNumbers(text, seal);
          if (stored === text) return;
          sealed++;
          for (const number of numbers) expect(stored.replace(/[ -]/g, '')).not.toContain(number);
        },
      );
      expect(reading.problems.length, `${source.file}: ${reading.problems[0]}`).toBe(file.malformed);
      expect(reading.accepted + reading.skipped + reading.problems.length).toBe(file.rows);
      expect(reading.skipped > 0).toBe(source.key === 'till');
    }
    // Sealing finds each number that was keyed or said, and takes nothing else (a phone, a serial number) for one.
    expect(sealed).toBeGreaterThan(numbers.length * 0.9);
    expect(sealed).toBeLessThan(numbers.length * 1.1);
  }, 120_000);
});

describe('public data in the product’s own reader', () => {
  const dataFolder = publicDataFolder(process.env);
  for (const recipe of recipes) {
    const missing = missingData(recipe, dataFolder);
    it.skipIf(missing !== undefined)(
      `${recipe.title} has the rows, people and sum that are known${missing === undefined ? '' : ` (${missing})`}`,
      async () => {
        const opened = await openRecipe(recipe, dataFolder, folder);
        const path = 'path' in opened ? opened.path : '';
        const reading = await readAsProduct({ path, mapping: recipe.mapping as Mapping, source: recipe.source }, () => undefined);
        const { rows, skipped, people, total } = recipe.expectations;
        expect(reading.problems).toEqual([]);
        expect({ accepted: reading.accepted, skipped: reading.skipped, people: reading.people }).toEqual({
          accepted: rows - skipped,
          skipped,
          people,
        });
        expect(Math.abs(reading.revenue - total)).toBeLessThan(0.01);
      },
      120_000,
    );
  }
});
