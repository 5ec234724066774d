import { describe, expect, it } from 'vitest';
import { everyFile, isTest, sourceFiles } from './repository.ts';
import { bannedWords, type Utterance, utterancesOfPage, utterancesOfProgram } from './words.ts';

/** Words that are not about customers, or that another program's protocol prescribes. An entry that nothing needs any more fails. */
const allowed: readonly { readonly path: string; readonly text: RegExp; readonly reason: string }[] = [
  { path: 'console/vite.config.ts', text: /^target$/, reason: 'an option of the bundler' },
  { path: 'scripts/build.mjs', text: /^target$/, reason: 'an option of the bundler' },
  { path: 'src/storage/postgres-binaries.ts', text: /^target$/, reason: 'a field of a file that the package of binaries brings' },
  { path: 'src/storage/postgres-settings.ts', text: /^checkpoint_completion_target$/, reason: 'a setting of PostgreSQL' },
];

function isAllowed({ place, text }: Utterance): boolean {
  return allowed.some((entry) => place.startsWith(`${entry.path}:`) && entry.text.test(text));
}

const programs = sourceFiles()
  .filter((path) => !isTest(path))
  .flatMap(utterancesOfProgram);
const pages = everyFile()
  .filter((path) => path.endsWith('.md') || path.endsWith('.html'))
  .flatMap(utterancesOfPage);

describe('words about customers', () => {
  it('never says in a screen, an answer, a name or a page what nobody wants to be', () => {
    const found = bannedWords([...programs, ...pages]).filter((finding) => !isAllowed(finding));
    expect(found.map(({ place, word, text }) => `${place}: “${word}” in “${text.trim().slice(0, 80)}”`)).toEqual([]);
  });

  it('keeps no exception that nothing needs', () => {
    const findings = bannedWords([...programs, ...pages]);
    const unused = allowed.filter(
      (entry) => !findings.some(({ place, text }) => place.startsWith(`${entry.path}:`) && entry.text.test(text)),
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
