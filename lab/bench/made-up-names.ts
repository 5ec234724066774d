/**
 * Names for benchmarks, spread as real ones are: a few very common ones (one person in eight is a Maria), a long tail that is rare.
 * The common ones are real; the tail is made of syllables.
 */
const givenNames = (
  'maria james john anna robert michael david mary jose william ana carlos linda patricia jennifer elizabeth antonio joao manuel paulo sofia laura ' +
  'francisco pedro luis daniel thomas christopher sarah karen nancy lisa margaret sandra ashley emily kimberly donna michelle carol amanda melissa ' +
  'deborah stephanie rebecca sharon cynthia kathleen amy angela shirley brenda emma olivia ava isabella mia charlotte amelia harper evelyn abigail ' +
  'ines beatriz leonor matilde carolina mariana tiago diogo rui nuno miguel ricardo bruno andre filipe hugo goncalo duarte tomas martim lukas jonas ' +
  'felix leon paul finn noah ben elias luca emil moritz anton jakob oskar henrik lars sven nils ole aisha fatima mohammed ahmed ali hassan omar yusuf ' +
  'ibrahim wei li jing yan hui min xin ravi priya anil sunita raj deepa vijay kavita arjun meera chloe camille lea manon jules hugo louis gabriel ' +
  'arthur raphael adam giulia chiara francesca marco luca matteo alessandro davide simone elena olga irina natalia svetlana dmitri sergei ivan mikhail'
).split(' ');
const surnames = (
  'silva santos smith ferreira pereira oliveira costa rodrigues martins sousa fernandes goncalves gomes lopes marques alves almeida ribeiro pinto ' +
  'carvalho teixeira moreira correia mendes nunes soares vieira monteiro cardoso rocha raposo neves coelho cruz cunha pires ramos reis simoes antunes ' +
  'matos fonseca machado araujo johnson williams brown jones garcia miller davis martinez hernandez lopez gonzalez wilson anderson thomas taylor ' +
  'moore jackson martin lee perez thompson white harris sanchez clark ramirez lewis robinson walker young allen king wright scott torres nguyen hill ' +
  'flores green adams nelson baker hall rivera campbell mitchell carter roberts mueller schmidt schneider fischer weber meyer wagner becker schulz ' +
  'hoffmann koch bauer richter klein wolf schroeder neumann schwarz zimmermann braun hofmann krueger hartmann lange werner krause lehmann khan patel ' +
  'singh kumar sharma gupta wang zhang liu chen yang huang zhao wu zhou rossi russo ferrari esposito bianchi romano colombo ricci marino greco bruno ' +
  'dubois durand leroy moreau simon laurent lefebvre michel bertrand roux vincent fournier morel girard andersson johansson karlsson nilsson eriksson ' +
  'larsson olsson persson svensson okafor mensah diallo traore ndiaye adeyemi okonkwo eze tanaka suzuki sato takahashi watanabe ito yamamoto kim park'
).split(' ');
const starts = [
  'b',
  'br',
  'c',
  'ch',
  'd',
  'dr',
  'f',
  'g',
  'gr',
  'h',
  'j',
  'k',
  'kl',
  'l',
  'm',
  'n',
  'p',
  'r',
  's',
  'sch',
  'st',
  't',
  'tr',
  'v',
  'w',
  'z',
];
const vowels = ['a', 'e', 'i', 'o', 'u', 'ai', 'ei', 'ou', 'ie'];
const ends = ['', 'n', 'r', 's', 'l', 'm', 'ck', 'nd', 'tz', 'rt', 'sky', 'son', 'berg', 'mann', 'ez', 'ova'];

/** A stream of numbers in [0, 1) that depends on `seed` alone (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Index below `length`, the first ones the most likely (Zipf with exponent one). */
function zipf(random: () => number, length: number): number {
  return Math.min(length - 1, Math.floor((length + 1) ** random() - 1));
}

function pick<Item>(random: () => number, list: readonly Item[]): Item {
  return list[Math.floor(random() * list.length)] as Item;
}

function invented(random: () => number, syllables: number): string {
  let name = '';
  for (let at = 0; at < syllables; at++) name += pick(random, starts) + pick(random, vowels);
  return name + pick(random, ends);
}

const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

export interface MadeUpName {
  readonly first: string;
  readonly last: string;
}

/** A name: nine in ten given names and two in three surnames are among the common ones. */
export function madeUpName(random: () => number): MadeUpName {
  const first = random() < 0.9 ? (givenNames[zipf(random, givenNames.length)] as string) : invented(random, 1 + Math.floor(random() * 2));
  const last = random() < 0.67 ? (surnames[zipf(random, surnames.length)] as string) : invented(random, 1 + Math.floor(random() * 2));
  return { first: capital(first), last: capital(last) };
}

const letters = 'abcdefghijklmnopqrstuvwxyz';

/** The name with one letter wrong: another one, one too many, one missing, or two in the wrong order. */
export function withOneWrongLetter(random: () => number, name: string): string {
  for (;;) {
    const at = Math.floor(random() * name.length);
    if (name[at] === ' ') continue;
    const kind = Math.floor(random() * 4);
    const before = name.slice(0, at);
    const after = name.slice(at + 1);
    let changed = before + pick(random, [...letters]) + after;
    if (kind === 1) changed = before + pick(random, [...letters]) + name.slice(at);
    if (kind === 2) changed = before + after;
    if (kind === 3 && after !== '' && after[0] !== ' ') changed = before + after[0] + name[at] + after.slice(1);
    if (changed !== name && !/(^|\s)\s|\s$/.test(changed)) return changed;
  }
}
