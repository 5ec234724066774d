import { expect, test } from 'vitest';
import type { JsonObject } from '../foundation/index.ts';
import { PermissionNews } from './permission-news.ts';

const news = () =>
  new PermissionNews((name) =>
    name === 'User Unsubscribed' ? { permission: 'unsubscribed' } : name === 'Email Preferences Updated' ? { tellsPermissions: true } : {},
  );
const page = (consent: JsonObject, userId = 'may'): JsonObject => ({ type: 'page', userId, context: { consent } });

test('what is said with every event is news once, and again when it changes', () => {
  const of = news();
  const yes = page({ categoryPreferences: { marketing: true } });
  const no = page({ categoryPreferences: { marketing: false } });
  expect([yes, yes, no, no, yes].map((one) => of.isIn([one]))).toEqual([true, false, true, false, true]);
  expect(of.isIn([page({ categoryPreferences: { marketing: true } }, 'ana')])).toBe(true);
  expect(of.isIn([yes, no])).toBe(true);
  expect(of.isIn([no])).toBe(false);
});

test('an event that is made for permission is news each time', () => {
  const of = news();
  const unsubscribed = { type: 'track', event: 'User Unsubscribed', userId: 'may' };
  expect(of.isIn([unsubscribed])).toBe(true);
  expect(of.isIn([unsubscribed])).toBe(true);
  expect(of.isIn([{ type: 'track', event: 'Email Preferences Updated', userId: 'may', properties: { email: false } }])).toBe(true);
  expect(of.isIn([{ type: 'track', event: 'Product Viewed', userId: 'may' }, unsubscribed])).toBe(true);
});

test('browsers, strings and traits say so too; all else is no news', () => {
  const of = news();
  const said = (more: JsonObject) => of.isIn([{ userId: 'may', ...more }]);
  expect(said({ context: { gpc: true } })).toBe(true);
  expect(said({ context: { IABTCF_TCString: 'CPXx' } })).toBe(true);
  expect(said({ traits: { email_opt_in: false } })).toBe(true);
  expect(said({ context: { traits: { doNotContact: true } } })).toBe(true);
  expect(said({ properties: { $set: { unsubscribed: true } } })).toBe(true);
  expect(said({ traits: { relationship: 'leave me be' } })).toBe(true);
  expect(said({ traits: { email: 'may@larkfield.example', plan: 'gold' }, properties: { price: 3 } })).toBe(false);
  expect(said({ traits: { email: 'unsubscribed' } })).toBe(true);
  expect(of.isIn([null, 'text', 3, []])).toBe(false);
});
