import { describe, expect, it } from 'vitest';
import { areas, visibleAreas } from './navigation.ts';

describe('the rail', () => {
  it('leads with people', () => {
    expect(areas[0]?.id).toBe('people');
  });

  it('shows a clerk people and nothing of the machinery', () => {
    const shown = visibleAreas(['people.search', 'people.read'], { clock: true });
    expect(shown.map((area) => area.id)).toEqual(['people']);
    expect(shown[0]?.pages.map((page) => page.id)).toEqual(['people', 'floor']);
  });

  it('shows what people are worth to whoever may read it, after the people', () => {
    const shown = visibleAreas(['people.search', 'people.read', 'value.read', 'sources.read'], { clock: false });
    expect(shown.map((area) => area.id)).toEqual(['people', 'value', 'together', 'data']);
    expect(shown[1]?.pages.map((page) => page.path)).toEqual(['/value', '/fields']);
  });

  it('shows the clock only where there is one', () => {
    const ids = (clock: boolean) => visibleAreas(['settings.edit'], { clock }).flatMap((area) => area.pages.map((page) => page.id));
    expect(ids(true)).toContain('clock');
    expect(ids(false)).not.toContain('clock');
  });

  it('gives every page a key of its own', () => {
    const keys = areas.flatMap((area) => area.pages.map((page) => page.key));
    expect(new Set(keys).size).toBe(keys.length);
  });
});
