import { describe, expect, it } from 'vitest';
import type { ContentItem, ContentKinds } from '../api/contract.ts';
import { bodyOf, clockPart, draftOf, emptyDraft, momentOf, withKind } from './draft.ts';

const kinds = [
  { kind: 'article', fields: [{ name: 'body', shape: 'text', required: true }] },
  { kind: 'offer', fields: [{ name: 'benefit', shape: 'line', required: true }] },
] as unknown as ContentKinds['kinds'];

const item = {
  ...{ id: 1, version: 2, state: 'active', standing: 'inUse', key: 'hills', kind: 'article', title: 'Hills', keyFact: 'Up it goes.' },
  ...{ fields: { body: 'A\n\nB' }, source: 'us', owner: 'Ana', language: 'en', purpose: 'advice', isPromotion: false, tags: [] },
  rights: { holder: 'us', until: '2026-09-30', channels: ['web'] },
  action: { label: 'Read', address: '/hills' },
  variants: [{ name: 'b', keyFact: 'Up!', picture: { address: '/x.jpg', alt: 'x', width: 1, height: 1 } }],
} as unknown as ContentItem;

describe('a draft', () => {
  it('goes back as it came when nothing was changed', () => {
    const { id: _id, version: _version, state: _state, standing: _standing, tags: _tags, ...body } = item;
    const sent = bodyOf(draftOf(item), kinds, false);
    const said = Object.fromEntries(Object.entries(sent).filter(([, value]) => value !== null));
    expect({ ...said, variants: [{ ...item.variants[0] }] }).toEqual({ ...body, variants: [item.variants[0]] });
    expect((sent.variants as object[])[0]).toMatchObject({ name: 'b', keyFact: 'Up!', picture: { address: '/x.jpg' } });
  });

  it('takes out what was emptied, and leaves it out of a new item', () => {
    const emptied = { ...draftOf(item), actionLabel: '', actionAddress: '' };
    expect(bodyOf(emptied, kinds, false)).toMatchObject({ action: null, from: null, picture: null });
    expect(Object.keys(bodyOf(emptyDraft('article', 'en'), kinds, true)).sort()).toEqual(
      ['fields', 'isPromotion', 'keyFact', 'kind', 'language', 'purpose', 'title', 'variants'].sort(),
    );
  });

  it('of another kind has that kind’s fields, and an offer is a promotion', () => {
    const offer = withKind(draftOf(item), 'offer');
    expect(bodyOf(offer, kinds, false)).toMatchObject({ fields: {}, isPromotion: true, purpose: 'marketing' });
    expect(bodyOf(withKind(offer, 'article'), kinds, false)).toMatchObject({ fields: { body: 'A\n\nB' } });
  });

  it('keeps the clock of a moment', () => {
    expect(clockPart('2026-09-12T10:00+01:00')).toBe('2026-09-12T10:00');
    expect(momentOf('2026-09-12T11:00', '2026-09-12T10:00+01:00')).toBe('2026-09-12T11:00+01:00');
    expect(momentOf('2026-09-12T11:00', '')).toMatch(/^2026-09-12T11:00[+-]\d{2}:\d{2}$/);
    expect(momentOf('', 'x')).toBe('');
  });
});
