import type { Random } from './random.ts';

export interface Product {
  /** Our own number; what a campaign, a supplier and a customer call it stands beside. */
  readonly sku: string;
  readonly catalogueNumber: string;
  readonly supplierNumber: string;
  readonly name: string;
  readonly nicknames: readonly string[];
  readonly category: 'bike' | 'camera' | 'accessory' | 'service';
  /** Which of the sizes or levels on offer: people differ in the one they like. */
  readonly class: string;
  readonly priceEuros: number;
  /** 0 to 1, where it makes sense: what people choose between. */
  readonly quiet?: number;
  readonly range?: number;
  readonly stockWeb: number;
  readonly inStores: boolean;
}

export const bikeClasses = ['compact', 'touring', 'cargo', 'mountain'] as const;
export const cameraClasses = ['mini', 'trail', 'pro'] as const;

// sku ; catalogue number ; name ; nicknames ; category ; class ; euros ; quiet ; range
const table = `
LK-2210-B ; 710 4410 ; Harrier Compact 7 ; V7|the seven|harrier 7 ; bike ; compact ; 2190 ; 0.9 ; 0.5
LK-2214-B ; 710 4418 ; Harrier Compact 7 Long Range ; V7 LR|long seven ; bike ; compact ; 2590 ; 0.85 ; 0.8
LK-2110-B ; 710 4310 ; Wren Fold ; wren|the folder ; bike ; compact ; 1690 ; 0.8 ; 0.35
LK-2310-B ; 710 4510 ; Swift Touring ; swift ; bike ; touring ; 2790 ; 0.7 ; 0.8
LK-2314-B ; 710 4514 ; Swift Touring Step-Through ; swift low ; bike ; touring ; 2840 ; 0.7 ; 0.8
LK-2390-B ; 710 4590 ; Albatross Grand Tour ; albatross|grand ; bike ; touring ; 3990 ; 0.75 ; 1
LK-2410-B ; 710 4610 ; Pelican Cargo ; pelican|the barge ; bike ; cargo ; 3690 ; 0.6 ; 0.6
LK-2414-B ; 710 4614 ; Pelican Cargo Two ; pelican 2 ; bike ; cargo ; 4490 ; 0.6 ; 0.75
LK-2510-B ; 710 4710 ; Kite Mountain ; kite ; bike ; mountain ; 3290 ; 0.4 ; 0.6
LK-2590-B ; 710 4790 ; Kite Mountain Steep ; kite steep|hill kite ; bike ; mountain ; 4190 ; 0.4 ; 0.9
LK-3110-C ; 720 1110 ; Kestrel Mini ; kestrel|mini cam ; camera ; mini ; 179
LK-3114-C ; 720 1114 ; Kestrel Mini Solar ; solar mini ; camera ; mini ; 229
LK-3210-C ; 720 1210 ; Heron Trail ; heron|trail cam ; camera ; trail ; 329
LK-3214-C ; 720 1214 ; Heron Trail Night ; night heron ; camera ; trail ; 399
LK-3310-C ; 720 1310 ; Osprey Pro ; osprey ; camera ; pro ; 749
LK-3390-C ; 720 1390 ; Osprey Pro 8K ; osprey 8|the big eye ; camera ; pro ; 1090
LK-5010-A ; 730 0010 ; Child seat Nestling ; nestling|kid seat ; accessory ; family ; 129
LK-5014-A ; 730 0014 ; Trailer Brood ; brood ; accessory ; family ; 349
LK-5020-A ; 730 0020 ; Rain cape Drake ; drake ; accessory ; commute ; 59
LK-5022-A ; 730 0022 ; Pannier pair Mallard ; mallards ; accessory ; commute ; 89
LK-5024-A ; 730 0024 ; Lock Magpie ; magpie ; accessory ; commute ; 69
LK-5026-A ; 730 0026 ; Helmet Lapwing ; lapwing ; accessory ; commute ; 79
LK-5030-A ; 730 0030 ; Spare battery 500 ; B500 ; accessory ; range ; 449
LK-5034-A ; 730 0034 ; Fast charger ; quick charger ; accessory ; range ; 119
LK-5040-A ; 730 0040 ; Tyre set Grip ; grips ; accessory ; hills ; 64
LK-5042-A ; 730 0042 ; Brake pads Steep ; steep pads ; accessory ; hills ; 29
LK-5050-A ; 730 0050 ; Tripod Stork ; stork ; accessory ; nature ; 99
LK-5052-A ; 730 0052 ; Tree mount ; tree strap ; accessory ; nature ; 24
LK-5054-A ; 730 0054 ; Memory card 256 ; 256 card ; accessory ; nature ; 39
LK-5056-A ; 730 0056 ; Lens filter set ; filters ; accessory ; nature ; 54
LK-5060-A ; 730 0060 ; Light set Firefly ; firefly ; accessory ; commute ; 45
LK-5062-A ; 730 0062 ; Bell Cuckoo ; cuckoo ; accessory ; family ; 14
LK-5064-A ; 730 0064 ; Phone holder ; phone clip ; accessory ; commute ; 19
LK-9010-S ; 790 0010 ; Yearly service ; the check-up ; service ; service ; 95
LK-9014-S ; 790 0014 ; Theft protection ; theft cover ; service ; service ; 119
LK-9020-S ; 790 0020 ; Repair ; repair ; service ; service ; 75
`;

export const catalogue: readonly Product[] = table
  .trim()
  .split('\n')
  .map((line, at) => {
    const [sku, catalogueNumber, name, nicknames, category, level, price, quiet, range] = line.split(' ; ');
    return {
      sku: sku as string,
      catalogueNumber: catalogueNumber as string,
      // The supplier counts in another way; one product has four names.
      supplierNumber: `SUP${880_100 + at * 37}`,
      name: name as string,
      nicknames: (nicknames as string).split('|'),
      category: category as Product['category'],
      class: level as string,
      priceEuros: Number(price),
      ...(quiet === undefined ? {} : { quiet: Number(quiet) }),
      ...(range === undefined ? {} : { range: Number(range) }),
      stockWeb: (at * 13) % 41,
      inStores: at % 7 !== 3,
    };
  });

const _bySku = new Map(catalogue.map((product) => [product.sku, product]));

export function productsIn(category: Product['category']): readonly Product[] {
  return byCategory[category];
}

const byCategory: Readonly<Record<Product['category'], readonly Product[]>> = {
  bike: catalogue.filter((product) => product.category === 'bike'),
  camera: catalogue.filter((product) => product.category === 'camera'),
  accessory: catalogue.filter((product) => product.category === 'accessory'),
  service: catalogue.filter((product) => product.category === 'service'),
};

/** What was shown and what was taken from it. */
export interface Choice {
  readonly chosen: Product;
  /** Passed over. */
  readonly alternatives: readonly Product[];
}

/**
 * A choice among two to four products of a category. With `faithfulness` the class that the person likes is taken when it is on
 * offer; otherwise any, the cheaper the more likely for people who look at prices.
 */
export function drawChoice(
  random: Random,
  category: Product['category'],
  liked: string,
  faithfulness: number,
  priceSensitivity: number,
): Choice {
  const all = byCategory[category];
  const offered: Product[] = [];
  const likedOnes = all.filter((product) => product.class === liked);
  if (likedOnes.length > 0) offered.push(random.pick(likedOnes));
  const wanted = 2 + random.below(3);
  for (let tries = 0; offered.length < wanted && tries < 12; tries++) {
    const other = random.pick(all);
    if (!offered.includes(other)) offered.push(other);
  }
  const likedOffered = offered.filter((product) => product.class === liked);
  const chosen =
    likedOffered.length > 0 && random.chance(faithfulness)
      ? random.pick(likedOffered)
      : random.weighted(offered, (product) => product.priceEuros ** (-2 * priceSensitivity));
  return { chosen, alternatives: offered.filter((product) => product !== chosen) };
}
