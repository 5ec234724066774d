import type { Purchase } from './buying.ts';
import { dirtRates, writeEmail, writePhone } from './dirt.ts';
import type { Identifier } from './evidence.ts';
import { isActive } from './life.ts';
import { drawPerson, type Person } from './person.ts';
import type { Random } from './random.ts';
import { accountAt, cardAt, dayMs, hourMs, identifier, minuteMs, phoneIdentifier, pickBrowser, type Scene } from './scene.ts';
import { say, type Topic } from './words.ts';
import { atHour } from './zones.ts';

/** Why somebody turns to care. */
export interface Trouble {
  readonly topic: Extract<Topic, 'delay' | 'fault' | 'question'>;
  readonly since: number;
  readonly order: string;
}

/** The troubles that follow a purchase: whether she asks about a delay depends on her patience. */
export function troublesOf(scene: Scene, purchase: Purchase, daysLate: number, deliveredAt: number): Trouble[] {
  const { random, person } = scene;
  const troubles: Trouble[] = [];
  const order = purchase.orderNumber;
  if (daysLate > 0 && daysLate * 24 > person.traits.patienceHours) {
    troubles.push({ topic: 'delay', since: deliveredAt - daysLate * dayMs + person.traits.patienceHours * hourMs, order });
  }
  if (purchase.product.category === 'bike' || purchase.product.category === 'camera') {
    if (random.chance(0.12)) troubles.push({ topic: 'fault', since: deliveredAt + random.between(3, 200) * dayMs, order });
  }
  if (random.chance(0.09)) troubles.push({ topic: 'question', since: deliveredAt + random.between(-2, 40) * dayMs, order });
  return troubles;
}

/** One trouble from the first contact to the last; some take two. */
export function seekHelp(scene: Scene, trouble: Trouble, inPublic: { mayPost: boolean }): void {
  const { random, person } = scene;
  const caseNumber = `C-${random.hex(7)}`;
  let time = atHour(person.household.address.city.zone, trouble.since, random.between(8, 20));
  const contacts = 1 + (random.chance(0.35) ? 1 : 0);
  for (let contact = 0; contact < contacts; contact++) {
    if (person.mobile !== undefined && random.chance(0.55)) call(scene, time, trouble, caseNumber, contact === contacts - 1);
    else chat(scene, time, trouble, caseNumber);
    time += random.between(0.5, 6) * dayMs;
  }
  if (inPublic.mayPost && random.chance(trouble.topic === 'question' ? 0.03 : 0.25))
    post(scene, time, trouble.topic === 'delay' ? 'delay' : 'public');
}

/** Payment cards that never existed but pass every check: what people key and say in spite of all advice. */
export function drawPaymentCard(random: Random): string {
  const start = random.pick(['424242', '411111', '555555', '510510', '601100', '378282']);
  const length = start.startsWith('37') ? 15 : 16;
  let digits = start;
  while (digits.length < length - 1) digits += String(random.below(10));
  let sum = 0;
  for (let at = 0; at < digits.length; at++) {
    const digit = Number(digits[digits.length - 1 - at]);
    const weighted = at % 2 === 0 ? digit * 2 : digit;
    sum += weighted > 9 ? weighted - 9 : weighted;
  }
  return `${digits}${(10 - (sum % 10)) % 10}`;
}

function call(scene: Scene, time: number, trouble: Trouble, caseNumber: string, isLast: boolean): void {
  const { person, random, notebook } = scene;
  const number = phoneCalledFrom(scene);
  const quoted = random.chance(0.45) ? cardAt(scene, time) : undefined;
  // Somebody who hides her number and quotes no card would be nobody: the switch then asks for the number.
  const hidesNumber = quoted !== undefined && random.chance(0.15);
  const written = hidesNumber ? { text: 'anonymous', value: undefined } : writePhone(random, number, person.country);
  const keyed = random.chance(0.3) ? drawPaymentCard(random) : '';
  if (keyed !== '') scene.notebook.keyedNumbers.push(keyed);
  const wait = Math.round(20 + random.exponential(1 / 240));
  const gaveUp = wait > person.traits.patienceHours * 20;
  const words = gaveUp || random.chance(0.5) ? '' : say(random, person, trouble.topic);
  notebook.cells(
    'calls.csv',
    time,
    1,
    [
      `K${random.hex(9)}`,
      '',
      written.text,
      quoted,
      random.pick(['1', '2>1', '2>3', '4', '4>0']),
      keyed,
      wait,
      gaveUp ? 0 : Math.round(60 + random.exponential(1 / 260)),
      gaveUp ? '' : random.pick(['Priya', 'Tomás', 'Heike', 'Sam', 'Moana', 'Rui']),
      trouble.topic,
      caseNumber,
      gaveUp ? 'gave up' : isLast ? 'solved' : random.pick(['call back', 'passed on']),
      words,
    ],
    person.id,
    [...identifier('store_card', quoted), ...phoneIdentifier(written)],
  );
}

function phoneCalledFrom(scene: Scene): string | undefined {
  const { person, random, notebook } = scene;
  const { household } = person;
  const others = household.members.filter((member) => member !== person.index && member < notebook.company.people);
  if (others.length > 0 && random.chance(dirtRates.borrowedPhone)) {
    const lender: Person = drawPerson(notebook.company.seed, random.pick(others), household);
    if (lender.mobile !== undefined) return lender.mobile;
  }
  return household.landline !== undefined && random.chance(dirtRates.householdPhone) ? household.landline : person.mobile;
}

function chat(scene: Scene, start: number, trouble: Trouble, caseNumber: string): void {
  const { person, random, notebook } = scene;
  const account = accountAt(scene, start);
  const knownBy = random.weighted(
    ['account', 'email', 'browser'] as const,
    (each) => ({ account: account === undefined ? 0 : 0.45, email: 0.4, browser: 0.15 })[each],
  );
  const email =
    knownBy === 'email'
      ? writeEmail(random, person.emails[person.emails.length > 1 && random.chance(0.3) ? 1 : 0])
      : { text: '', value: undefined };
  const browser = pickBrowser(scene);
  const identifiers: Identifier[] = [
    ...(knownBy === 'account' ? identifier('user_id', account) : []),
    ...identifier('email', email.value),
    ...identifier('anonymous_id', browser.anonymousId),
  ];
  const conversation = `H${random.hex(9)}`;
  let time = start;
  const line = (by: 'agent' | 'customer' | 'start', text: string) => {
    notebook.object(
      'chats.ndjson',
      time,
      {
        conversation,
        line: random.hex(8),
        at: Math.round(time),
        by,
        text,
        case_no: caseNumber,
        topic: trouble.topic,
        order_no: trouble.order,
        account: knownBy === 'account' ? account : '',
        email: email.text,
        browser: browser.anonymousId,
        called: person.likesToBeCalled,
      },
      person.id,
      identifiers,
    );
    time += random.between(15_000, 150_000);
  };
  line('start', '');
  line('customer', say(random, person, trouble.topic));
  if (random.chance(0.08)) {
    const card = drawPaymentCard(random);
    notebook.keyedNumbers.push(card);
    line('customer', `I paid with ${card.replace(/(\d{4})(?=\d)/g, '$1 ')}, can you see it?`);
  }
  line(
    'agent',
    random.pick([
      'Thank you for telling us. I look at it now.',
      'I am sorry. I write it on your case and call you back.',
      'Good question, here is how it works.',
      'It is on its way again, promised for tomorrow.',
    ]),
  );
  if (random.chance(0.4))
    line('customer', random.pick(['Thanks!', 'All right.', 'Please do.', say(random, person, person.traits.interest)]));
}

/** Says something in public under her handle. */
export function post(scene: Scene, time: number, topic: Topic): void {
  const { person, random, notebook } = scene;
  if (person.handle === undefined) return;
  notebook.object(
    'social.ndjson',
    time,
    {
      post: random.hex(12),
      posted: Math.floor(time / 1000),
      network: 'instagram',
      handle: random.chance(0.1) ? person.handle.toUpperCase() : person.handle,
      kind: random.chance(0.85) ? 'mention' : 'direct message',
      text: say(random, person, topic),
      likes: random.poisson(4),
    },
    person.id,
    identifier('social_handle', person.handle),
  );
}

/** An answer to the survey about a purchase: opinion falls with delays and rises with advocacy. */
export function answerSurvey(scene: Scene, purchase: Purchase, daysLate: number, hadTrouble: boolean): void {
  const { person, random, notebook } = scene;
  if (!random.chance(0.14 + 0.2 * person.traits.advocacy)) return;
  const mood = 5.2 + 6 * person.traits.advocacy - 0.8 * daysLate - (hadTrouble ? 1.4 : 0) + 1.3 * random.normal();
  const score = (shift: number, low: number) => Math.min(10, Math.max(low, Math.round(mood + shift + 0.6 * random.normal())));
  const nps = score(0.6, 0);
  const email =
    purchase.email === undefined
      ? writeEmail(random, cardHasEmail(scene) ? person.emails[0] : undefined)
      : writeEmail(random, purchase.email);
  const words = random.chance(0.55)
    ? say(
        random,
        person,
        nps >= 9 ? 'praise' : nps <= 6 ? (daysLate > 0 ? 'delay' : 'fault') : random.pick(['neutral', person.traits.interest]),
      )
    : '';
  if (email.value === undefined) return;
  notebook.cells(
    'surveys.csv',
    purchase.time + random.between(6, 20) * dayMs,
    1,
    [
      `S${random.hex(8)}`,
      '',
      email.text,
      purchase.orderNumber,
      purchase.channel === 'web' ? 'order and delivery' : 'visit to the store',
      nps,
      score(0.4, 1),
      score(0, 1),
      score(-0.5, 1),
      words.replace('. ', '.\n'),
    ],
    person.id,
    identifier('email', email.value),
  );
}

function cardHasEmail(scene: Scene): boolean {
  return scene.life.account !== undefined;
}

/** Now and then people say something without being asked; those who like us more often. */
export function speakInPublic(scene: Scene, from: number, to: number): void {
  const { random, person } = scene;
  if (person.handle === undefined || to <= from) return;
  const posts = random.poisson(((to - from) / (365 * dayMs)) * (0.4 + 1.6 * person.traits.advocacy));
  for (let count = 0; count < posts; count++) {
    const time = random.between(from, to);
    if (isActive(scene.life, time)) post(scene, time + minuteMs, 'public');
  }
}
