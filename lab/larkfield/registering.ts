import { dirtRates, misspell, writeEmail, writeName, writePhone } from './dirt.ts';
import { foldName } from './person.ts';
import { drawAddress, storeNear } from './places.ts';
import { scatter } from './random.ts';
import { allowsMarketing, dayMs, identifier, phoneIdentifier, type Scene } from './scene.ts';

// One column that says something and one that says nothing: a later look at which fields predict must tell them apart.
const shoeColours = ['black', 'white', 'brown', 'blue', 'red', 'green'] as const;
const wishes = ['just the basics', 'keep me posted', 'help me', 'work with me', 'leave me be'] as const;

/** Rows of the web shop's account file: at registration, and again when something changed. */
export function registerAccount(scene: Scene): void {
  const { life, random } = scene;
  if (life.account === undefined) return;
  const email = writeEmail(random, scene.person.emails[0]);
  const phone = random.chance(0.55) ? givenPhone(scene, dirtRates.householdPhone / 3) : { text: '', value: undefined };
  // The site checks the address by a letter to it, so slips of the fingers do not get through.
  const checked = {
    text: email.value === scene.person.emails[0] ? email.text : (scene.person.emails[0] as string),
    value: scene.person.emails[0],
  };
  const wish = random.chance(0.2) ? random.pick(wishes) : '';
  const ridesPerWeek = Math.max(0, Math.round(scene.person.traits.purchasesPerWeek * 30 + random.normal()));
  const rides = random.chance(0.6) ? ridesPerWeek : '';
  const shoes = random.pick(shoeColours);
  const row = (time: number, street: string, postcode: string, town: string) =>
    accountRow(scene, time, life.account?.number as string, checked, phone, [street, postcode, town], [wish, rides, shoes]);
  const { address } = scene.person.household;
  row(life.account.since, address.street, address.postcode, address.city.name);
  if (random.chance(0.2)) {
    const moved = drawAddress(random, address.country);
    row(life.account.since + random.between(30, 700) * dayMs, moved.street, moved.postcode, moved.city.name);
  }
  if (random.chance(0.02)) forgottenAccount(scene);
}

type Phone = { readonly text: string; readonly value: string | undefined };

function accountRow(
  scene: Scene,
  time: number,
  account: string,
  email: Phone,
  phone: Phone,
  place: readonly string[],
  stated: readonly (string | number)[],
): void {
  const { person, notebook, random } = scene;
  notebook.cells(
    'shop-accounts.csv',
    time,
    1,
    [
      account,
      '',
      email.text,
      writeName(random, person.given, dirtRates.misspeltName),
      writeName(random, person.family, dirtRates.misspeltName),
      person.likesToBeCalled,
      phone.text,
      ...place,
      person.country.code,
      random.chance(0.85) ? person.born : '',
      person.language,
      person.household.address.city.zone,
      ...stated,
    ],
    person.id,
    [...identifier('user_id', account), ...identifier('email', email.value), ...phoneIdentifier(phone)],
  );
}

/** An account that she opened once more with an old address and forgot: hers, but nothing says so for certain. */
function forgottenAccount(scene: Scene): void {
  const { person, random, life, notebook } = scene;
  const number = `V${scatter(notebook.company.seed, 'forgotten account', person.index, 8)}`;
  const email = `old.${foldName(person.given)}.${person.index.toString(36)}3@fernmail.example`;
  const { address } = person.household;
  const time = (life.account?.since ?? life.firstSeen) + random.between(20, 300) * dayMs;
  accountRow(
    scene,
    time,
    number,
    { text: email, value: email },
    { text: '', value: undefined },
    [address.street, address.postcode, address.city.name],
    ['', '', random.pick(shoeColours)],
  );
}

/** The store's card file, typed by a clerk from a paper form. */
export function issueCard(scene: Scene): void {
  const { life, random, person, notebook } = scene;
  if (life.card === undefined) return;
  const { address } = person.household;
  const mail = random.chance(0.6)
    ? writeEmail(random, person.emails[person.emails.length > 1 && random.chance(0.25) ? 1 : 0], dirtRates.placeholderEmail)
    : { text: '', value: undefined };
  const phone = random.chance(0.65)
    ? givenPhone(scene, dirtRates.householdPhone, dirtRates.placeholderPhone)
    : { text: '', value: undefined };
  const rate = dirtRates.misspeltNameInStore;
  notebook.cells(
    'store-cards.csv',
    life.card.since,
    1,
    [
      life.card.number,
      '',
      writeName(random, person.family, rate),
      writeName(random, random.chance(0.2) ? person.short : person.given, rate),
      random.chance(0.05) ? misspell(random, address.street) : address.street,
      address.postcode,
      address.city.name,
      person.country.name,
      random.chance(0.7) ? person.born : '',
      mail.text,
      phone.text,
      allowsMarketing(scene, life.card.since) ? 'J' : 'N',
      storeNear(address.city.name, address.country.code, random).code,
    ],
    person.id,
    [...identifier('store_card', life.card.number), ...identifier('email', mail.value), ...phoneIdentifier(phone)],
  );
}

/** Her own mobile, or now and then the phone at home that rings for everybody. */
function givenPhone(scene: Scene, householdShare: number, placeholderChance = 0): Phone {
  const { person, random } = scene;
  const usesHousehold = person.household.landline !== undefined && random.chance(householdShare);
  return writePhone(random, usesHousehold ? person.household.landline : person.mobile, person.country, placeholderChance);
}
