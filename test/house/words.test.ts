import { describe, expect, it } from 'vitest';
import { everyFile, isTest, sourceFiles } from './repository.ts';
import { bannedWords, type Utterance, utterancesOfPage, utterancesOfProgram } from './words.ts';

/** Texts that are not about customers, or that another program's protocol prescribes. An entry that nothing needs any more fails. */
const allowed: readonly { readonly path: string; readonly text: string; readonly reason: string }[] = [
  { path: 'console/vite.config.ts', text: 'target', reason: 'an option of the bundler' },
  { path: 'scripts/build.mjs', text: 'target', reason: 'an option of the bundler' },
  { path: 'scripts/build-site.mjs', text: 'target', reason: 'an option of the bundler' },
  { path: 'src/api/collect-addresses.ts', text: '/capture', reason: 'an address of PostHog’s protocol' },
  { path: 'src/storage/postgres-binaries.ts', text: 'target', reason: 'a field of a file that the package of binaries brings' },
  { path: 'src/storage/postgres-settings.ts', text: 'checkpoint_completion_target', reason: 'a setting of PostgreSQL' },
  { path: 'src/profile/tables.ts', text: 'toast_tuple_target', reason: 'a setting of PostgreSQL' },
];

/** What is said, without what is allowed where it is said. */
function withoutAllowed({ place, text }: Utterance): Utterance {
  const here = allowed.filter(({ path }) => place.startsWith(`${path}:`));
  return { place, text: here.reduce((left, entry) => left.replaceAll(entry.text, ''), text) };
}

const programs = sourceFiles()
  .filter((path) => !isTest(path))
  .flatMap(utterancesOfProgram);
const pages = everyFile()
  .filter((path) => path.endsWith('.md') || path.endsWith('.html'))
  .flatMap(utterancesOfPage);
const everything = [...programs, ...pages];

describe('words about customers', () => {
  it('never says in a screen, an answer, a name or a page what nobody wants to be', () => {
    const found = bannedWords(everything.map(withoutAllowed));
    expect(found.map(({ place, word }) => `${place}: “${word}”`)).toEqual([]);
  });

  it('keeps no exception that nothing needs', () => {
    const unused = allowed.filter(
      ({ path, text }) => !everything.some((said) => said.place.startsWith(`${path}:`) && said.text.includes(text)),
    );
    expect(unused).toEqual([]);
  });

  it('knows the words in every form, and leaves others alone', () => {
    const say = (text: string) => bannedWords([{ place: 'here', text }]).map(({ word }) => word.toLowerCase());
    expect(say('Target the captured, convert them; retention is a funnel.')).toEqual([
      'target',
      'captured',
      'convert',
      'retention',
      'funnel',
    ]);
    expect(say('first_conversion, customerRetention, retargeting')).toEqual(['conversion', 'retention', 'retargeting']);
    expect(say('A conversation with the captain about certain containers and autocapture.')).toEqual([]);
  });
});
