import { describe, expect, it } from 'vitest';
import { codesThrownBy, codeTexts, documentedCodes, errorClassesIn } from './error-codes.ts';
import { isTest, read, sourceFiles } from './repository.ts';

const page = 'docs/errors.md';
const product = sourceFiles().filter((path) => path.startsWith('src/') && !isTest(path));
const errorClasses = errorClassesIn(product);
const thrown = product.filter((path) => path !== 'src/foundation/errors.ts').flatMap((path) => codesThrownBy(path, errorClasses));
const documented = documentedCodes(read(page));

describe('error codes', () => {
  it('has each thrown code on the page of errors', () => {
    const known = new Set(documented.map(({ code }) => code));
    expect(thrown.filter(({ code }) => !known.has(code)).map(({ code, place }) => `${code} (${place})`)).toEqual([]);
  });

  it('has no code on the page that nothing throws', () => {
    const alive = new Set(product.flatMap(codeTexts).map(({ code }) => code));
    expect(documented.filter(({ code }) => !alive.has(code)).map(({ code, line }) => `${page}:${line}: ${code}`)).toEqual([]);
  });

  it('explains each code once, with when it happens and what to do', () => {
    const repeated = documented.filter(({ code }, index) => documented.findIndex((other) => other.code === code) !== index);
    const unexplained = documented.filter(({ cells }) => cells.length !== 3 || cells.some((cell) => cell === ''));
    expect([...repeated, ...unexplained].map(({ code, line }) => `${page}:${line}: ${code}`)).toEqual([]);
  });

  it('keeps the page sorted by room', () => {
    const headings = [...new Set(documented.map(({ heading }) => heading))];
    expect(headings).toEqual([...headings].sort());
  });

  it('throws no bare Error, which tells a caller neither to retry nor to mend', () => {
    const bare = product.flatMap((path) =>
      read(path)
        .split('\n')
        .flatMap((line, index) => (/\bnew (Error|TypeError|RangeError)\(/.test(line) ? [`${path}:${index + 1}`] : [])),
    );
    expect(bare).toEqual([]);
  });
});
