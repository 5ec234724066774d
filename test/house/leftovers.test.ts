import { describe, expect, it } from 'vitest';
import { everyFile, read } from './repository.ts';

/** What may not stay in a file that lands. The patterns are written so that they do not find themselves. */
const leftovers: readonly { readonly what: string; readonly pattern: RegExp }[] = [
  { what: 'work put off', pattern: /\b(?:TO(?:)DO|FIX(?:)ME|HA(?:)CK)\b/ },
  { what: 'a path of somebody’s own machine', pattern: /(?:^|[\s"'`(=:])\/(?:work|home\/\w+|Users\/\w+|tmp\/brief)\// },
  { what: 'the address of a package registry', pattern: /registry\.(?:npmjs|yarnpkg|npmmirror)|https?:\/\/[^\s"']+\/-\/[^\s"']+\.tgz/ },
  { what: 'a mark of an unfinished merge', pattern: /^(?:<{7}|>{7}|={7})(?: |$)/ },
  { what: 'a test that runs alone', pattern: /\b(?:it|test|describe)\.only\(/ },
];

describe('leftovers', () => {
  it('leaves nothing behind that only its writer needed', () => {
    const found = everyFile().flatMap((path) =>
      read(path)
        .split('\n')
        .flatMap((line, index) => leftovers.filter(({ pattern }) => pattern.test(line)).map(({ what }) => `${path}:${index + 1}: ${what}`)),
    );
    expect(found).toEqual([]);
  });
});
