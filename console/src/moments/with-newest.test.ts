import { describe, expect, it } from 'vitest';
import type { DecisionInList, DecisionList } from '../api/contract.ts';
import { countNew, withNewest } from './with-newest.ts';

const one = (decision: string) => ({ decision }) as DecisionInList;
const page = (ids: string, before?: string): DecisionList => ({
  decisions: [...ids].map(one),
  ...(before === undefined ? {} : { before }),
});
const ids = (pages: DecisionList[]) => pages.map(({ decisions }) => decisions.map(({ decision }) => decision).join(''));

describe('the log with its newest decisions', () => {
  it('puts what is new in front and leaves the pages below', () => {
    expect(ids(withNewest([page('cba', 'a'), page('zyx')], page('edcb', 'b')))).toEqual(['edcba', 'zyx']);
  });

  it('stays the same where nothing is new', () => {
    const pages = [page('cba', 'a')];
    expect(withNewest(pages, page('cba', 'a'))).toBe(pages);
  });

  it('begins anew where more came than a page holds', () => {
    expect(ids(withNewest([page('cba', 'a'), page('zyx')], page('hgf', 'f')))).toEqual(['hgf']);
    expect(ids(withNewest([], page('ab')))).toEqual(['ab']);
  });

  it('takes the first decisions of an empty log', () => {
    expect(ids(withNewest([page('')], page('ba')))).toEqual(['ba']);
  });

  it('counts what waits while the list is held still', () => {
    expect(countNew(page('cba').decisions, page('edcb').decisions)).toBe(2);
  });
});
