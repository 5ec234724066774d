import { createSeal, type Seal, sealedFieldsDefault, sealValue } from '../src/event/index.ts';
import type { JsonValue } from '../src/foundation/index.ts';

/** The seal of the installation that tests run in. */
export const testSeal: Seal = createSeal('the secret of the tests', sealedFieldsDefault);

/** As the audit log of a running product seals what is written into it. */
export function sealAsInstalled<Value extends JsonValue>(value: Value): Value {
  return sealValue(value, testSeal);
}
