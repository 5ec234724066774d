import type { Person } from './person.ts';
import type { Random } from './random.ts';

/** What people say of their own accord, by what they are about. Braces are slots that are filled below. */
const sentences = {
  commute: [
    'I commute {km} km and want to arrive without sweating.',
    'I park at the station from {hour} to six, so it has to lock well.',
    'The bike has replaced our second car, mostly.',
    'I ride to work in all weathers, {day} is the wettest it seems.',
    'Rain is fine, darkness is not. Better lights please.',
  ],
  family: [
    'I ride with my {child} on {day}s.',
    'My {child} loves the seat on the back.',
    'We take the {child} to {place} by bike every {day}.',
    'With two kids on board I need brakes that I trust.',
    'My {child} is getting heavy, will the seat hold until the summer?',
  ],
  hills: [
    'I live on top of a steep hill and the old battery gave up half way.',
    'Quiet matters to me, I ride through the woods at dawn.',
    'The climb from {place} is {percent} per cent, that is my test.',
    'I would rather be slow and get home than fast and push.',
    'On {day}s I do the long loop over the pass.',
  ],
  nature: [
    'I film the {animal}s behind our house at night.',
    'We had a {animal} on the camera on {day}, the whole family cheered.',
    'I only need it to survive the winter outdoors.',
    'My {child} checks the pictures before school.',
    'The {animal}s come at {hour}, so it has to see in the dark.',
  ],
  delay: [
    'It was promised for {day} and nobody told me it would be late.',
    'I took a day off for the delivery and nothing came.',
    'Where is my order? The tracking has not moved since {day}.',
    'Second date that passes. Please just be honest with me.',
  ],
  fault: [
    'The battery drops from half to nothing within {km} km.',
    'There is a rattle from the motor since {day}.',
    'The camera stops recording after {hour} in the cold.',
    'The display goes dark on every bump.',
    'Brakes squeal so loud that people turn round.',
  ],
  question: [
    'Will the child seat fit the compact frame?',
    'Can I collect it in the store on {day}?',
    'Is the range given with or without luggage?',
    'How do I register a bike that I bought second-hand?',
    'Do you service bikes that were bought somewhere else?',
    'Which charger do I need when I travel?',
  ],
  praise: [
    'The person in the store took half an hour to set the saddle for me. Thank you!',
    'Best thing I have bought in years, I smile every morning.',
    'You called back when you said you would. That is rare.',
    'My {child} named the bike. It is called Pelle.',
    'Repair was ready on {day}, a day early. Lovely.',
  ],
  neutral: [
    'It is all right.',
    'Does what it should.',
    'No strong feelings.',
    'Fine so far, ask me again in a year.',
    'Works, but the app is slow.',
  ],
  public: [
    'First {km} km on the Harrier. Hills? What hills?',
    'Anyone else’s @larkfield app slow on {day}s?',
    'A {animal} at {hour} in the morning, caught on the Heron. Look at that tail.',
    'Shout-out to the @larkfield store, they fixed my brakes while I had a coffee.',
    'Still waiting for my @larkfield order. Day {percent}.',
    '{day} ride with my {child} to {place}. No better way.',
  ],
} as const;

const inOwnLanguage: Record<string, readonly string[]> = {
  pt: [
    'Ando de bicicleta com a minha {child} aos domingos.',
    'A bateria não chega ao fim da semana.',
    'Muito obrigado, correu tudo bem na loja.',
    'Quando é que chega a minha encomenda?',
    'Gosto do silêncio nas subidas.',
  ],
  de: [
    'Sonntags fahre ich mit meiner Tochter an den See.',
    'Der Akku hält bei Kälte keine {km} Kilometer.',
    'Sehr nette Beratung im Laden, danke schön!',
    'Wann kommt denn meine Bestellung?',
    'Hauptsache leise, ich fahre durch den Wald.',
  ],
};

export type Topic = keyof typeof sentences;

const slots: Record<string, readonly string[]> = {
  day: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
  child: ['son', 'daughter', 'grandson', 'granddaughter', 'boy', 'little one', 'twins'],
  place: ['the lake', 'school', 'the market', 'the river', 'my mother’s', 'the forest', 'football', 'the harbour'],
  animal: ['fox', 'hedgehog', 'badger', 'owl', 'deer', 'heron', 'kiwi', 'marten'],
  hour: ['five', 'six', 'seven', 'half past four', 'eight'],
  percent: ['9', '11', '12', '14', '16', '18'],
  km: ['8', '12', '17', '21', '26', '34', '40'],
};

/** A sentence of hers on `topic`; sometimes in the language of her country. */
export function say(random: Random, person: Person, topic: Topic): string {
  const own = inOwnLanguage[person.language];
  const foreign = own !== undefined && topic !== 'public' && random.chance(0.3);
  // The same daughter, the same Sunday: a person's slots do not change from one sentence to the next.
  const habit = person.index * 31 + person.household.first;
  return random.pick(foreign ? own : sentences[topic]).replace(/\{(\w+)\}/g, (_, slot: string) => {
    const choices = slots[slot] as readonly string[];
    if (foreign && slot === 'child') return 'filha';
    return choices[
      slot === 'child' || slot === 'day' || slot === 'place' ? habit % choices.length : random.below(choices.length)
    ] as string;
  });
}

/** What people type into search boxes on the way to a product of this interest. */
export const searchTerms: Record<Person['traits']['interest'], readonly string[]> = {
  commute: ['e-bike commute rain', 'v7', 'compact e-bike', 'light e-bike stairs', 'bike lock insurance', 'folding e-bike train'],
  family: ['cargo bike two kids', 'child seat e-bike', 'bike trailer', 'pelican', 'safe family e-bike', 'kid seat'],
  hills: ['quiet e-bike for steep hills', 'hill range', 'e-bike long range', 'kite steep', 'spare battery', 'mountain e-bike quiet'],
  nature: ['night trail camera', 'heron', 'wildlife camera solar', 'camera tree mount', 'outdoor camera winter', 'osprey 8k'],
};
