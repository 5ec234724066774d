import { describe, expect, it } from 'vitest';
import { dayMs, hourMs, minuteMs } from '../../foundation/index.ts';
import { emptySummary } from './summary.ts';
import { addToVisits, combineVisits, visitDetailMs, visitsMax } from './visits.ts';

const start = Date.UTC(2026, 4, 1, 9);
const add = (summary: ReturnType<typeof emptySummary>, time: number, route = 'direct') =>
  addToVisits(summary, time, 1, 'web', undefined, () => [route]);

describe('visits', () => {
  it('end after half an hour without an event, and not before', () => {
    const summary = emptySummary();
    add(summary, start);
    add(summary, start + 30 * minuteMs);
    add(summary, start + 60 * minuteMs + 1);
    expect(summary.visits.map(([from, duration, events]) => [from - start, duration, events])).toEqual([
      [0, 30 * minuteMs, 2],
      [60 * minuteMs + 1, 0, 1],
    ]);
  });

  it('become one when a late event lies between them, and keep how the first began', () => {
    const summary = emptySummary();
    add(summary, start + 50 * minuteMs, 'ad');
    add(summary, start, 'search');
    expect(summary.visits).toHaveLength(2);
    add(summary, start + 25 * minuteMs, 'email');
    expect(summary.visits).toEqual([[start, 50 * minuteMs, 3, 3, 'web', ['search']]]);
  });

  it('of several devices at the same time are one visit', () => {
    const laptop = emptySummary();
    const phone = emptySummary();
    add(laptop, start);
    add(phone, start + 10 * minuteMs);
    add(phone, start + 3 * hourMs);
    combineVisits(laptop, phone);
    expect(laptop.visits.map(([from]) => from - start)).toEqual([0, 3 * hourMs]);
  });

  it('forget how they began after three months, and themselves beyond the limit, but never how many there were', () => {
    const summary = emptySummary();
    for (let day = 0; day < visitsMax + 5; day++) add(summary, start + day * dayMs);
    expect(summary.visits).toHaveLength(visitsMax);
    expect(summary.forgottenVisits[0]).toBe(5);
    const withEntry = summary.visits.filter((visit) => visit[5] !== undefined);
    expect(withEntry).toHaveLength(visitDetailMs / dayMs);
    add(summary, start);
    expect(summary.forgottenVisits[0] + summary.visits.length).toBe(visitsMax + 5);
  });
});
