import { fitGammaGamma } from '../../src/value/index.ts';
import { figure } from '../figure.ts';
import { Random } from '../larkfield/random.ts';

// As Fader & Hardie 2013 find it in CDNOW's sample.
const truth = { p: 6.25, q: 3.74, v: 15.44 } as const;
const people = 3_000;

/** People of the Gamma–Gamma world, most of whom come once or twice: over all seeds, how often its parameters are within two standard errors. */
export function checkSpend(seeds: number): void {
  const within = [0, 0, 0];
  for (let seed = 1; seed <= seeds; seed += 1) {
    const random = new Random(seed, 'spend check');
    const visits = Array.from({ length: people }, () => 1 + random.poisson(random.gamma(0.55, 0.55)));
    const mean = visits.map((count) => random.gamma(truth.p * count, random.gamma(truth.q, truth.v)) / count);
    const { parameters, logCovariance } = fitGammaGamma({ visits, mean });
    [truth.p, truth.q, truth.v].forEach((parameter, at) => {
      const error = Math.sqrt(logCovariance?.[at]?.[at] ?? 0);
      if (Math.abs(Math.log((parameters[at] as number) / parameter)) <= 2 * error) within[at] = (within[at] as number) + 1;
    });
  }
  process.stdout.write(`Gamma–Gamma: seeds in which p, q, v are within two standard errors: ${within.join(', ')} of ${seeds}\n`);
  figure('value_gamma_gamma_within_two_errors', (100 * Math.min(...within)) / seeds, 'percent', 90, 'atLeast');
}
