import { existsSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { everyFile, read, root } from './repository.ts';

const pages = everyFile().filter((path) => path.endsWith('.md'));

interface Link {
  readonly place: string;
  readonly path: string;
  readonly heading: string | undefined;
}

/** The links of a page that lead to something of ours. */
function ownLinks(page: string): Link[] {
  return withoutCode(read(page)).flatMap((line, index) =>
    [...line.matchAll(/\]\(([^)\s]+)[^)]*\)/g)]
      .map(([, address = '']) => address)
      .filter((address) => !/^[a-z]+:/.test(address))
      .map((address) => {
        const [path = '', heading] = address.split('#');
        return { place: `${page}:${index + 1}`, path: path === '' ? page : normalize(join(dirname(page), path)), heading };
      }),
  );
}

function withoutCode(text: string): string[] {
  let inCode = false;
  return text.split('\n').map((line) => {
    const fence = /^\s*(```|~~~)/.test(line);
    if (fence) inCode = !inCode;
    return fence || inCode ? '' : line.replace(/`[^`]*`/g, '');
  });
}

/** The anchors that a forge makes of a page's headings. */
function anchorsOf(page: string): Set<string> {
  const headings = [...read(page).matchAll(/^#{1,6} (.+)$/gm)].map(([, title = '']) => title);
  return new Set(
    headings.map((title) =>
      title
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .trim()
        .replace(/\s/g, '-'),
    ),
  );
}

describe('pages', () => {
  it('has no link that leads nowhere', () => {
    const broken = pages
      .flatMap(ownLinks)
      .filter(({ path, heading }) => !existsSync(join(root, path)) || (heading !== undefined && !anchorsOf(path).has(heading)))
      .map(({ place, path, heading }) => `${place} → ${path}${heading === undefined ? '' : `#${heading}`}`);
    expect(broken).toEqual([]);
  });

  it('begins each page with its title', () => {
    expect(pages.filter((page) => !read(page).startsWith('# '))).toEqual([]);
  });

  it('gives each decision a number of its own, a place in the list, and its three parts', () => {
    const decisions = pages.filter((page) => /^docs\/decisions\/\d{4}-/.test(page)).sort();
    const index = read('docs/decisions/README.md');
    const numbers = decisions.map((page) => Number(page.slice('docs/decisions/'.length).slice(0, 4)));
    expect(numbers).toEqual([...new Set(numbers)]);
    expect(decisions.filter((page) => !index.includes(`(${page.slice('docs/decisions/'.length)})`))).toEqual([]);
    expect(
      decisions.filter((page) => !['## Context', '## Decision', '## Consequences'].every((part) => read(page).includes(part))),
    ).toEqual([]);
  });
});

describe('the first page', () => {
  const readme = read('README.md');

  it('lists every setting of the environment, and none that does not exist', () => {
    const settings = read('src/app/configuration.ts').match(/\bLOYALTY_[A-Z_]+(?=:)/g) ?? [];
    expect(settings.length).toBeGreaterThan(0);
    const listed = [...readme.matchAll(/^\| `(LOYALTY_[A-Z_]+)`/gm)].map(([, name = '']) => name);
    expect(listed.sort()).toEqual([...settings].sort());
  });

  it('names every command, and none that does not exist', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = new Set(
      [...readme.matchAll(/`npm (?:run )?([a-z][a-z:-]*)/g)]
        .map(([, name = '']) => name)
        .filter((name) => name !== 'ci' && name !== 'install'),
    );
    expect([...named].sort()).toEqual(Object.keys(scripts).sort());
  });
});
