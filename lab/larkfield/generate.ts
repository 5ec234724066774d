import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { campaignsOf } from './campaigns.ts';
import { catalogue } from './catalogue.ts';
import { dirtRates } from './dirt.ts';
import type { FileName } from './files.ts';
import { writeFirmHistory } from './firm-history.ts';
import { drawFirm, peoplePerFirm } from './firms.ts';
import { drawHousehold, householdOf } from './household.ts';
import { emptyTallies, type FileTally, Notebook } from './notebook.ts';
import { type Company, drawPerson, purchaseProcess } from './person.ts';
import { writePersonHistory } from './person-history.ts';
import { Random } from './random.ts';
import { type FileReport, SortedFiles } from './spill.ts';
import { type TruthCounts, TruthWriter } from './truth.ts';

export interface LarkfieldOptions {
  /** Files go to `<out>/files`, the truth to `<out>/truth`. */
  readonly out: string;
  /** Any whole number of up to 64 bits. */
  readonly seed: number | bigint;
  /** At least one; whole households are written, so a few more may come. */
  readonly people: number;
  /** The end of the simulated years, milliseconds since 1970 UTC. */
  readonly until: number;
  readonly years?: number;
  /** Called about a hundred times. */
  readonly onProgress?: (done: number, of: number) => void;
}

export interface LarkfieldReport {
  readonly filesFolder: string;
  readonly truthFolder: string;
  readonly files: readonly (FileReport & FileTally)[];
  readonly counts: TruthCounts;
}

const yearMs = 365.25 * 86_400_000;

/**
 * Simulates Larkfield and writes its source files and the truth beside them: the same for the same seed, size and end; a larger
 * company begins with the same people. Memory does not grow with the number of people.
 */
export function generateLarkfield(options: LarkfieldOptions): LarkfieldReport {
  const { seed, people, until, onProgress } = options;
  const company: Company = { seed, people, until, start: until - (options.years ?? 3) * yearMs };
  const filesFolder = join(options.out, 'files');
  const truthFolder = join(options.out, 'truth');
  mkdirSync(filesFolder, { recursive: true });
  const sink = new SortedFiles(filesFolder, company.start, until, people);
  const truth = new TruthWriter(truthFolder);
  const tallies = emptyTallies();
  const campaigns = campaignsOf(company);
  const firms = Math.max(1, Math.round(people / peoplePerFirm));
  writeCatalogue(company, sink, tallies);
  for (let first = 0, told = 0; first < people; ) {
    const members = householdOf(seed, first);
    const household = drawHousehold(seed, members);
    const notebook = new Notebook(company, sink, new Random(seed, 'accidents', first), tallies);
    const histories = members.map((member) => {
      const person = drawPerson(seed, member, household);
      return { person, history: writePersonHistory(notebook, person, campaigns) };
    });
    truth.household(household);
    for (const { person, history } of histories) truth.person(person, history, notebook);
    truth.group(notebook.evidence, notebook.keyedNumbers);
    first += members.length;
    if (first - told >= people / 100) {
      told = first;
      onProgress?.(Math.min(first, people), people);
    }
  }
  for (let number = 0; number < firms; number++) {
    const firm = drawFirm(company, number);
    const notebook = new Notebook(company, sink, new Random(seed, 'accidents of a firm', number), tallies);
    const listings = writeFirmHistory(notebook, firm, campaigns);
    truth.firm(firm, listings);
    for (const contact of firm.contacts) truth.contact(contact.person, firm, notebook);
    truth.group(notebook.evidence, notebook.keyedNumbers);
  }
  const files = sink.finish().map((file) => ({ ...file, ...tallies[file.name as FileName] }));
  truth.finish({
    seed: String(seed),
    people,
    start: new Date(company.start).toISOString(),
    until: new Date(until).toISOString(),
    purchaseProcess,
    dirtRates,
    files,
  });
  return { filesFolder, truthFolder, files, counts: truth.counts };
}

function writeCatalogue(company: Company, sink: SortedFiles, tallies: Record<FileName, FileTally>): void {
  const notebook = new Notebook(company, sink, new Random(company.seed, 'accidents of the catalogue'), tallies);
  for (const product of catalogue) {
    const { sku, catalogueNumber, supplierNumber, name, nicknames, category, priceEuros, quiet, range, stockWeb, inStores } = product;
    const cells = [
      sku,
      catalogueNumber,
      supplierNumber,
      name,
      nicknames.join('|'),
      category,
      product.class,
      priceEuros.toFixed(2),
      quiet,
      range,
      stockWeb,
      inStores ? 'yes' : 'no',
    ];
    notebook.list('catalogue.csv', cells);
  }
}
