import { describe, expect, test } from 'vitest';
import { SubscriberHealth } from './subscriber-health.ts';

const fail = (health: SubscriberHealth, person: number, now = 0, attempts = 1, retryAfterMs?: number) =>
  health.failed(person, attempts, now, 1, retryAfterMs);

describe('a subscriber', () => {
  test('is out when several people fail and nobody is served between, not when one event is refused again and again', () => {
    const health = new SubscriberHealth(undefined);
    for (let attempt = 1; attempt <= 20; attempt += 1) fail(health, 1, 0, attempt);
    expect(health.isOut).toBe(false);
    health.succeeded();
    for (const person of [1, 2, 3, 4]) fail(health, person);
    expect(health.isOut).toBe(false);
    fail(health, 5);
    expect(health.isOut).toBe(true);
    expect(health.pausedUntil).toBe(1_000);
  });

  test('gets tries at growing intervals; what was under way before does not count; the first success ends it', () => {
    const health = new SubscriberHealth(undefined);
    for (const person of [1, 2, 3, 4, 5]) fail(health, person);
    for (const person of [6, 7, 8, 9]) fail(health, person, 10);
    expect(health.pausedUntil).toBe(1_000);
    fail(health, 6, 1_000);
    expect(health.pausedUntil).toBe(3_000);
    fail(health, 7, 3_000);
    expect(health.pausedUntil).toBe(7_000);
    expect(health.succeeded()).toBe(true);
    expect(health.isOut).toBe(false);
    expect(health.succeeded()).toBe(false);
  });

  test('is left alone for as long as it asks', () => {
    const health = new SubscriberHealth(undefined);
    fail(health, 1, 0, 1, 30_000);
    expect(health.isOut).toBe(true);
    expect(health.pausedUntil).toBe(30_000);
  });

  test('is known to be failing by an outage, or by one event refused five times', () => {
    const health = new SubscriberHealth(undefined);
    expect(fail(health, 1, 0, 4)).toBe(false);
    expect(fail(health, 1, 0, 5)).toBe(true);
  });
});
