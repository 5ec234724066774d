import fc from 'fast-check';
import { expect, it } from 'vitest';
import { now, world } from '../../../test/portraits.ts';
import { fragmentsOf, knownCondition, modelCondition, oneEvent, ruleOf } from '../../../test/random-rules.ts';
import { defaultSearchRule, type Fragment, foldEvent, touchedPieces, traitPreferenceSetting } from '../../profile/index.ts';
import { portraitOf } from '../portrait/portrait.ts';
import { compileRule } from './compile-rule.ts';
import { touchesOf } from './touches.ts';

it('is asked anew whenever an event may have changed its answer', () => {
  const one = fragmentsOf(now).map(([first]) => first as Fragment);
  const rules = fc.array(ruleOf(fc.oneof({ weight: 5, arbitrary: knownCondition }, modelCondition)), { minLength: 4, maxLength: 8 });
  const portrait = (fragment: Fragment) => portraitOf([fragment], [], { preference: traitPreferenceSetting.default, now });
  let [changed, passedOver] = [0, 0];
  fc.assert(
    fc.property(one, oneEvent(now), rules, (fragment, event, some) => {
      const answers = () => some.map((rule) => compileRule(rule)(portrait(fragment), world, now));
      const before = answers();
      foldEvent(fragment.summary, event, { searches: defaultSearchRule, currency: 'EUR' });
      const touched = touchedPieces(event, fragment.summary);
      const name = event.kind === 'track' ? event.name : `$${event.kind}`;
      for (const [at, answer] of answers().entries()) {
        const touches = touchesOf(some[at] as (typeof some)[number]);
        const isTouched = (touches.pieces & touched) !== 0 || touches.names.has(name);
        if (answer !== before[at]) changed += 1;
        if (!isTouched) passedOver += 1;
        if (!isTouched) expect(answer, JSON.stringify(some[at])).toBe(before[at]);
      }
    }),
    { numRuns: 1_200 },
  );
  expect(changed).toBeGreaterThan(50);
  expect(passedOver).toBeGreaterThan(500);
});
