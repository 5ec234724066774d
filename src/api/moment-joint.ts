import type { Caller } from '../access/index.ts';
import type { MadeDecision } from '../decision/index.ts';
import type { ValueModels } from '../value/index.ts';
import { leaningsView } from './leanings.ts';
import type { PeopleDependencies } from './people.ts';
import type { MomentBody } from './read-moment.ts';

/** One answer on product, way to receive it and message, with the moment that was decided: of products that were given, else of those that its content is about. */
export function momentJoint(people: PeopleDependencies, models: Pick<ValueModels, 'current'>) {
  return async ({ person, decision }: MadeDecision, body: MomentBody, caller: Caller): Promise<object | undefined> => {
    if (person === undefined || person.id === 0) return undefined;
    const chosen = [...new Set(decision.choices.flatMap(({ item }) => (item.product === undefined ? [] : [item.product])))].map((id) => ({
      id,
    }));
    const given = (body.products ?? []) as { id: string }[];
    const products = given.length > 0 ? given : chosen;
    const { joint, likes, unknown } = await leaningsView(people, models, caller, person.id, products.length === 0 ? {} : { products });
    return { ...(joint ?? {}), likes, unknown };
  };
}
