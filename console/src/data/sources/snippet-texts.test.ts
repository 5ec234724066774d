import { expect, it } from 'vitest';
import { snippetTexts } from './snippet-texts.ts';

it('puts the address and the key into every snippet', () => {
  for (const snippet of snippetTexts('https://loyalty.example:8443', 'wk_1')) {
    expect(snippet.code).toContain('wk_1');
    expect(snippet.code).toContain('loyalty.example:8443');
  }
});

it('tells the browser SDK the host without a scheme, and the scheme apart', () => {
  const browser = snippetTexts('http://127.0.0.1:4100', 'k').find((snippet) => snippet.id === 'browser');
  expect(browser?.code).toContain("apiHost: '127.0.0.1:4100/v1', protocol: 'http'");
});
