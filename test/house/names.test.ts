import { describe, expect, it } from 'vitest';
import { everyFile, wordsOfPath } from './repository.ts';

/** Names that say nothing about what is inside, with what to do instead. */
const bannedNames: Readonly<Record<string, string>> = {
  util: 'name it after what it does',
  utils: 'name it after what it does',
  helper: 'name it after what it does',
  helpers: 'name it after what it does',
  common: 'put it where it belongs, or into foundation/',
  misc: 'sort it',
  types: 'put a type beside the code it describes',
  manager: 'say what it does with the thing',
  v2: 'replace the first one',
};

describe('names', () => {
  it('has no file or folder whose name says nothing', () => {
    const found = everyFile().flatMap((path) =>
      wordsOfPath(path)
        .filter((word) => Object.hasOwn(bannedNames, word.toLowerCase()))
        .map((word) => `${path}: “${word}” – ${bannedNames[word.toLowerCase()]}`),
    );
    expect(found).toEqual([]);
  });

  it('writes names with hyphens and small letters', () => {
    const shouted = /^(README|ARCHITECTURE|CONTRIBUTING|LICENSE|NOTICE)(\.md)?$/;
    const found = everyFile().filter((path) =>
      path.split('/').some((part) => !shouted.test(part) && !/^\.?[a-z0-9]+([.-][a-z0-9]+)*$/.test(part)),
    );
    expect(found).toEqual([]);
  });
});
