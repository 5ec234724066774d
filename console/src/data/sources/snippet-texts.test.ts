import { expect, it } from 'vitest';
import { snippetTexts } from './snippet-texts.ts';

it('puts the address and the key into every snippet', () => {
  for (const snippet of snippetTexts('https://loyalty.example:8443', 'wk_1')) {
    expect(snippet.code).toContain('wk_1');
    expect(snippet.code).toContain('loyalty.example:8443');
  }
});
