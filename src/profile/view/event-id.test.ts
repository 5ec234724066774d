import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IdentifierId, SourceId } from '../../foundation/index.ts';
import { formatEventId, parseEventId } from './event-id.ts';

describe('event ids', () => {
  it('lead back to the event, whatever its message id holds', () => {
    const address = fc.record({
      identifierId: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }).map((id) => id as IdentifierId),
      time: fc.integer({ min: -1e13, max: 1e14 }),
      sourceId: fc.integer({ min: 1, max: 1e9 }).map((id) => id as SourceId),
      messageId: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 100 }).filter((text) => text.isWellFormed()),
    });
    fc.assert(
      fc.property(address, (given) => {
        expect(parseEventId(formatEventId(given))).toEqual(given);
      }),
    );
  });

  it.each(['', '1.2.3', 'MQ', '%%%', 'a'.repeat(3000)])('refuse %j', (text) => {
    expect(() => parseEventId(text)).toThrowError(expect.objectContaining({ code: 'profile.no_such_event' }));
  });
});
