import { describe, expect, it } from 'vitest';
import { partsOfText } from './parts-of-text.ts';

describe('partsOfText', () => {
  it('tells paragraphs and both sorts of lists apart', () => {
    expect(partsOfText('Before you ride:\nlook twice\n\n- tyres\n- brakes\n\n1. Sit\n2. Go')).toEqual([
      { lines: 'Before you ride:\nlook twice' },
      { list: ['tyres', 'brakes'], isNumbered: false },
      { list: ['Sit', 'Go'], isNumbered: true },
    ]);
  });

  it('leaves a dash within a paragraph and numbers out of order as they are', () => {
    expect(partsOfText('- Ana said so\nand left')).toEqual([{ lines: '- Ana said so\nand left' }]);
    expect(partsOfText('2. The second alone')).toEqual([{ lines: '2. The second alone' }]);
    expect(partsOfText('')).toEqual([]);
  });
});
