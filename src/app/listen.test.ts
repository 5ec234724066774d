import { expect, it } from 'vitest';
import { isConsoleFile, isForMachines, isOwnSpace } from './listen.ts';

it.each(['/assets/index-BlD3.js', '/assets/fonts/inter.woff2', '/favicon.svg', '/robots.txt'])('%s is a file of the console', (path) =>
  expect(isConsoleFile(path)).toBe(true),
);

it.each(['/', '/people/p1042', '/settings/identity.rules', '/people/by/email/maya@okafor.test'])('%s is one of its pages', (path) =>
  expect(isConsoleFile(path)).toBe(false),
);

it.each([
  '/v1/nothing',
  '/v2/track',
  '/2/httpapi',
  '/api/nothing',
  '/pixel/v1/screen',
  '/beacon/v1/track',
  '/r/tp2',
  '/com.snowplowanalytics.iglu/v1',
  '/.well-known/gpc.json',
])('%s is none of its pages', (path) => expect(isForMachines(path)).toBe(true));

it.each(['/', '/people/p1042', '/sources/v1'])('%s is not for programs', (path) => expect(isForMachines(path)).toBe(false));

it.each(['/own', '/own/', '/own?from=mail', '/own.html'])('%s is the page of an own space', (path) => expect(isOwnSpace(path)).toBe(true));

it.each(['/', '/own-space', '/owned', '/people/own'])('%s is the console', (path) => expect(isOwnSpace(path)).toBe(false));
