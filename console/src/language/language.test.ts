import { describe, expect, it } from 'vitest';
import { texts as englishFirst } from './en/first.ts';
import { texts as englishMore } from './en/more.ts';
import { texts as englishOwn } from './en/own.ts';
import { preferredLanguage, withEveryPlural } from './language.ts';
import { texts as portugueseFirst } from './pt/first.ts';
import { texts as portugueseMore } from './pt/more.ts';
import { texts as portugueseOwn } from './pt/own.ts';

const english = { ...englishFirst, ...englishMore, ...englishOwn };
const portuguese = { ...portugueseFirst, ...portugueseMore, ...portugueseOwn };

function texts(of: object, path = ''): [string, string][] {
  return Object.entries(of).flatMap(([key, text]) =>
    typeof text === 'string' ? [[path + key, text] as [string, string]] : texts(text, `${path}${key}.`),
  );
}

const holes = (text: string) => (text.match(/\{\{\w+\}\}/g) ?? []).sort().join(' ');

describe('catalogues', () => {
  it('have the same texts in both languages, none empty, with the same holes', () => {
    const other = new Map(texts(portuguese));
    for (const [key, text] of texts(english)) {
      expect(other.get(key), key).toBeTruthy();
      expect(holes(other.get(key) ?? ''), key).toBe(holes(text));
    }
    expect(other.size).toBe(texts(english).length);
  });

  it('leave nothing in English on the customer-facing parts', () => {
    // Names and loan words that both languages share.
    const shared = new Set(['Web', 'App', 'Chat', 'Marketing', 'E-mail', 'Id', 'WhatsApp']);
    const other = new Map(texts(portuguese));
    const same = texts(english).filter(
      ([key, text]) =>
        /^(find|customer|visits|entry|choices|allowed|facts|timeline|household|devices|knownAs|split|join|joins|decisions|worth|own)\./.test(
          key,
        ) &&
        other.get(key) === text &&
        !shared.has(text) &&
        !/^\{\{/.test(text),
    );
    expect(same).toEqual([]);
  });

  it('use none of the words that are not used about people', () => {
    for (const [key, text] of [...texts(english), ...texts(portuguese)]) {
      expect(text, key).not.toMatch(/\b(target|captur|convert|conversion|retain|retention|funnel)/i);
    }
  });

  it('have every plural that either language asks for', () => {
    const complete = new Map(texts(withEveryPlural(portuguese)));
    for (const [key] of texts(portuguese).filter(([name]) => name.endsWith('_other'))) {
      expect(complete.has(key.replace(/_other$/, '_many')), key).toBe(true);
      expect(complete.has(key.replace(/_other$/, '_one')), key).toBe(true);
    }
  });
});

describe('the language to begin with', () => {
  it('is the chosen one, else the first of the browser that we speak, else English', () => {
    expect(preferredLanguage('pt-PT', ['en'])).toBe('pt-PT');
    expect(preferredLanguage(null, ['fr', 'pt-BR', 'en'])).toBe('pt-PT');
    expect(preferredLanguage('klingon', ['fr'])).toBe('en');
  });
});
