import type { SaidRecord } from '../src/firm/index.ts';
import { misspell } from './larkfield/dirt.ts';
import { listedName } from './larkfield/firm-history.ts';
import { drawFirm } from './larkfield/firms.ts';
import { names } from './larkfield/names.ts';
import { type Country, countries } from './larkfield/places.ts';
import { Random } from './larkfield/random.ts';

/** Records of firms, and of each which firm it is: made up, for no list with known answers may be had. */
export interface LabelledFirms {
  readonly records: readonly SaidRecord[];
  readonly truth: readonly string[];
}

const company = { seed: 7, start: Date.UTC(2024, 0, 1), until: Date.UTC(2026, 0, 1) };

/** The simulated company's lists of customers, suppliers, partners …: names as its own dirt writes them, and a town; nothing else. */
export function larkfieldLists(firms: number): LabelledFirms {
  const records: SaidRecord[] = [];
  const truth: string[] = [];
  for (let number = 0; number < firms; number++) {
    const firm = drawFirm(company as Parameters<typeof drawFirm>[0], number);
    const random = new Random(company.seed, 'labelled firm', number);
    for (const { role } of firm.roles) {
      records.push({ name: listedName(random, firm, role), town: firm.address.city.name, country: firm.address.country.code });
      truth.push(firm.id);
    }
  }
  return { records, truth };
}

interface MadeUpFirm {
  readonly id: string;
  readonly words: readonly string[];
  readonly country: Country;
  readonly town: string;
  readonly postcode: string;
  readonly phone: string;
  readonly domain: string;
  readonly form: number;
}

// The same four kinds of form in each country, as they are written there.
const forms: Readonly<Record<string, readonly (readonly string[])[]>> = {
  PT: [
    ['Lda', 'Lda.', 'Limitada', 'LDA'],
    ['SA', 'S.A.', 'S. A.'],
    ['Unipessoal Lda', 'Unipessoal, Lda.'],
    ['CRL', 'C.R.L.'],
  ],
  GB: [['Ltd', 'Limited', 'LTD.'], ['PLC', 'plc', 'P.L.C.'], ['LLP', 'llp'], ['CIC']],
  DE: [
    ['GmbH', 'G.m.b.H.', 'GMBH'],
    ['AG', 'A.G.'],
    ['GmbH & Co. KG', 'GmbH & Co KG'],
    ['eG', 'e.G.'],
  ],
  US: [['LLC', 'L.L.C.'], ['Inc', 'Inc.', 'Incorporated'], ['Corp.', 'Corporation'], ['LP']],
};
const stems =
  'Atlas Boreal Celtic Delta Everest Falcon Gaia Helios Icarus Jade Kappa Lumen Miramar Nova Orion Polaris Quantum Rubicon Solaris Titan Ursa Vega Wexford Xenon Yukon Zenith Aurora Cascade Meridian Summit Harbour Castle Bridge Mill Garden River'.split(
    ' ',
  );
const trades =
  'Hotels|Foods|Logistics|Consulting|Engineering|Software|Travel|Motors|Energy|Trading|Construction|Media|Wines|Textiles|Ceramics|Pharmacy|Cycles|Cork|Optics|Print|Catering|Furniture|Security|Cleaning'.split(
    '|',
  );
const tails = ['International', 'Group', 'Services', 'Iberia', 'Europe', 'Partners', 'Brothers'];

/**
 * Firms of four countries in one to four lists each, with what lists do to names: slips, capitals, another or no legal form, another order of words, initials, a word cut
 * short or left out; details missing or wrong; and beside them namesakes abroad, sites of chains, and sister firms in one building. Its rates were chosen before
 * anything was measured.
 */
export function madeUpLists(firms: number, seed: number): LabelledFirms {
  const records: SaidRecord[] = [];
  const truth: string[] = [];
  const taken = new Set<string>();
  let before: MadeUpFirm | undefined;
  for (let number = 0; number < firms; number++) {
    const random = new Random(seed, 'made-up firm', number);
    const firm: MadeUpFirm =
      before !== undefined && random.chance(0.15) ? relatedTo(before, random, number) : drawMadeUp(random, number, taken);
    before = firm;
    const lists = random.chance(0.5) ? 1 : random.pick([2, 2, 2, 3, 4]);
    for (let list = 0; list < lists; list++) {
      records.push(inList(firm, random));
      truth.push(firm.id);
    }
  }
  return { records, truth };
}

/** No register enters a name that another firm of its country has. */
function drawMadeUp(random: Random, number: number, taken: Set<string>): MadeUpFirm {
  const firm = drawAny(random, number);
  const name = [firm.country.code, ...firm.words].join(' ');
  if (taken.has(name)) return drawMadeUp(random, number, taken);
  taken.add(name);
  return firm;
}

function drawAny(random: Random, number: number): MadeUpFirm {
  const country = random.weighted(countries, ({ share }) => share);
  const family = (): string => random.pick((names[country.code] ?? names.GB)?.family ?? []);
  const first = random.chance(0.45) ? random.pick(stems) : random.chance(0.3) ? `${family()} ${family()}` : family();
  const words = [...first.split(' '), random.pick(trades), ...(random.chance(0.3) ? [random.pick(tails)] : [])];
  const town = random.pick(country.cities).name;
  return {
    ...{ id: `m${number}`, words, country, town, form: random.weighted([0, 1, 2, 3], (form) => [6, 2, 1, 1][form] as number) },
    postcode: String(1000 + random.below(8000)),
    phone: `${country.callingCode}${200_000_000 + random.below(99_000_000)}`,
    domain: `${words
      .slice(0, 2)
      .join('')
      .toLowerCase()
      .normalize('NFD')
      .replace(/[^a-z]/g, '')}${random.chance(0.4) ? number : ''}.example`,
  };
}

/** A site of the same chain in another town, or a sister in the same building. */
function relatedTo(firm: MadeUpFirm, random: Random, number: number): MadeUpFirm {
  const id = `m${number}`;
  const phone = `${firm.country.callingCode}${200_000_000 + random.below(99_000_000)}`;
  if (random.chance(0.5)) {
    const towns = firm.country.cities.filter(({ name }) => name !== firm.town);
    return { ...firm, id, phone, town: random.pick(towns).name, postcode: String(1000 + random.below(8000)) };
  }
  const trade = random.pick(trades.filter((one) => !firm.words.includes(one)));
  return { ...firm, id, phone, words: [firm.words[0] as string, trade], form: (firm.form + 1) % 4 };
}

function inList(firm: MadeUpFirm, random: Random): SaidRecord {
  let words = [...firm.words];
  if (random.chance(0.12)) words = [words.at(-1) as string, ...words.slice(0, -1)];
  if (words.length > 2 && random.chance(0.1)) words.pop();
  if (words.length > 2 && random.chance(0.04)) words = [words.map((word) => word.charAt(0)).join('')];
  const short = random.below(words.length);
  if (random.chance(0.06) && (words[short] as string).length > 6) words[short] = `${(words[short] as string).slice(0, 4)}.`;
  let name = words.join(' ');
  if (random.chance(0.15)) name = misspell(random, name);
  const written = (forms[firm.country.code] ?? forms.GB)?.[random.chance(0.08) ? random.below(4) : firm.form] ?? [];
  if (random.chance(0.7)) name = `${name}${random.chance(0.3) ? ',' : ''} ${random.pick(written)}`;
  if (random.chance(0.2)) name = name.toUpperCase();
  const given = (share: number, text: string): string | undefined => (random.chance(share) ? text : undefined);
  return {
    name,
    town: given(0.85, random.chance(0.05) ? misspell(random, firm.town) : firm.town),
    postcode: given(0.5, random.chance(0.1) ? String(1000 + random.below(8000)) : firm.postcode),
    country: given(0.9, firm.country.code),
    phone: given(0.4, random.chance(0.2) ? `${firm.phone.slice(0, -2)}${10 + random.below(90)}` : firm.phone),
    domains: random.chance(0.35) ? [firm.domain] : [],
  };
}
