import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { closeFigures, figure, formatFigure, isQuick, judgeFigure } from './figure.ts';

describe('a figure', () => {
  let lines: string[];
  let exitCode: typeof process.exitCode;
  beforeEach(() => {
    lines = [];
    exitCode = process.exitCode;
    process.exitCode = undefined;
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => lines.push(String(text)) > 0);
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => lines.push(String(text)) > 0);
  });
  afterEach(() => {
    vi.restoreAllMocks();
    process.exitCode = exitCode;
  });

  it('prints name, value, unit, goal and verdict on one line', () => {
    figure('ack p99', 41.23456, 'ms', 50, 'atMost');
    figure('intake', 9_500, 'events/s', 10_000, 'atLeast');
    expect(lines).toEqual(['figure ack_p99 41.2346 ms goal 50 ok\n', 'figure intake 9500 events/s goal 10000 short\n']);
    closeFigures();
  });

  it('leaves the exit code alone when every goal is met', () => {
    figure('precision', 0.995, 'share', 0.99, 'atLeast');
    expect(closeFigures()).toHaveLength(1);
    expect(process.exitCode).toBeUndefined();
  });

  it('sets the exit code when one figure is short, whatever came after', () => {
    figure('precision', 0.98, 'share', 0.99, 'atLeast');
    figure('welded people', 0, 'people', 0, 'atMost');
    closeFigures();
    expect(process.exitCode).toBe(1);
  });

  it('fails a check that measured nothing', () => {
    closeFigures();
    expect(process.exitCode).toBe(1);
  });

  it('is short when the measurement is not a number', () => {
    expect(judgeFigure('p99', Number.NaN, 'ms', 50, 'atMost').ok).toBe(false);
    expect(formatFigure(judgeFigure('p99', Number.NaN, 'ms', 50, 'atMost'))).toBe('figure p99 NaN ms goal 50 short');
  });

  it('knows --quick', () => {
    expect(isQuick(['--quick'])).toBe(true);
    expect(isQuick(['--people', '5'])).toBe(false);
  });
});
