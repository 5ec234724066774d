import { describe, expect, it } from 'vitest';
import { InvalidInput } from '../foundation/index.ts';
import { readConfiguration } from './configuration.ts';

describe('configuration', () => {
  it('has a default for everything', () => {
    const configuration = readConfiguration({}, {}, '/srv/loop');
    expect(configuration).toMatchObject({ host: '127.0.0.1', port: 4680, dataDir: '/srv/loop/data', demoClock: false });
  });

  it('lists every problem at once, unknown settings included', () => {
    const environment = {
      LOYALTY_PORT: '99999',
      LOYALTY_POSTGRES_URL: 'mysql://x',
      LOYALTY_LOG_LEVEL: 'loud',
      LOYALTY_PROT: '1',
      LOYALTY_DEMO_CLOCK: 'maybe',
    };
    expect.assertions(2);
    try {
      readConfiguration(environment, {}, '/');
    } catch (error) {
      expect(error).toBeInstanceOf(InvalidInput);
      expect((error as InvalidInput).problems.map((problem) => problem.at).sort()).toEqual([
        'LOYALTY_DEMO_CLOCK',
        'LOYALTY_LOG_LEVEL',
        'LOYALTY_PORT',
        'LOYALTY_POSTGRES_URL',
        'LOYALTY_PROT',
      ]);
    }
  });

  it('lets a flag win over the environment', () => {
    expect(readConfiguration({ LOYALTY_PORT: '1' }, { port: '0', data: '/var/x' }, '/')).toMatchObject({ port: 0, dataDir: '/var/x' });
  });
});
