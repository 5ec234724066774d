import { expect, it } from 'vitest';
import { whereItHappened } from './where-it-happened.ts';

it('says channel, source and device, and nothing twice', () => {
  expect(whereItHappened('Web', 'Website', 'Chrome on Windows')).toBe('Web · Website · Chrome on Windows');
  expect(whereItHappened('App', 'app', 'iPhone')).toBe('app · iPhone');
  expect(whereItHappened('Store', 'Store tills', '')).toBe('Store · Store tills');
  expect(whereItHappened('Store', 'Store tills', undefined)).toBe('Store · Store tills');
});
