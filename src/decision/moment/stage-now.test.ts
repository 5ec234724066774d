import { describe, expect, it } from 'vitest';
import { dayMs } from '../../foundation/index.ts';
import { emptySummary, type Summary } from '../../profile/index.ts';
import { stageNow } from './stage-now.ts';

const now = Date.UTC(2026, 10, 22, 12);
const titleForChoosing = ([, , about]: Summary['acts'][number]) => (about.startsWith('/compare') ? 'Mills compared' : undefined);

function stageAfter(paths: readonly string[], daysAgo = 0, orders: Summary['orders'] = []) {
  const acts = paths.map((path, at): Summary['acts'][number] => [(now - daysAgo * dayMs) / 1_000 - 600 + at, '$page', path]);
  return stageNow({ ...emptySummary(), acts, orders }, { titleForChoosing }, now);
}

describe('where somebody stands by what she has read', () => {
  it('is choosing when she reads content for those who choose again', () => {
    expect(stageAfter(['/compare', '/', '/compare'])).toEqual({ stage: 'choose', because: 'read “Mills compared” more than once' });
  });

  it('is looking around when she has read it once, other pages twice, or long ago', () => {
    for (const stage of [stageAfter(['/compare', '/']), stageAfter(['/', '/']), stageAfter(['/compare', '/compare'], 8)])
      expect(stage.stage).toBe('explore');
  });
});
