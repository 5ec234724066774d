import { Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import { isJsonObject, type JsonValue, type Problem, schemaProblems } from '../../foundation/index.ts';
import { problemsOfRule } from '../rule/check-rule.ts';
import { conditionsOf, type Rule } from '../rule/rule.ts';
import { problemsOfAdditions, type ServiceAdditions, type ServiceFloor, serviceAdditionsSchema } from '../service/service-floor.ts';

/** What a group is: a name that people recognise, what it means, who belongs, and what is added for them. */
export interface GroupBody {
  readonly name: string;
  readonly about: string;
  readonly rule: Rule;
  readonly service?: ServiceAdditions;
}

/** A group as it stands. */
export interface Group extends GroupBody {
  readonly id: number;
  /** Which of the groups that come with the product it is. */
  readonly starter?: string;
  readonly state: 'active' | 'archived';
  readonly version: number;
  /** How many people are in it: as many as the list behind it has. */
  readonly size: number;
}

export interface GroupVersion extends GroupBody {
  readonly version: number;
  readonly changedBy: string;
  /** Milliseconds since 1970. */
  readonly changedAt: number;
  readonly reason: string;
  /** The version whose body this one brought back, when it was an undo. */
  readonly restores?: number;
}

const nameCharactersMax = 60;
const aboutCharactersMax = 300;

const bodySchema = Type.Object(
  {
    name: Type.String({ minLength: 2, maxLength: nameCharactersMax, pattern: '\\S' }),
    about: Type.String({ maxLength: aboutCharactersMax }),
    rule: Type.Unknown(),
    service: Type.Optional(serviceAdditionsSchema),
  },
  { additionalProperties: false },
);

/** What is wrong with a group that somebody wrote, all at once. Pure. */
export function problemsOfBody(body: JsonValue, floor: ServiceFloor): Problem[] {
  const problems = schemaProblems(Value.Errors(bodySchema, body), 'group', 20);
  if (!isJsonObject(body)) return problems;
  if (body.rule !== undefined) {
    const ofRule = problemsOfRule(body.rule);
    problems.push(...ofRule);
    // Groups are counted by themselves.
    if (ofRule.length === 0 && conditionsOf(body.rule as unknown as Rule).some((condition) => 'audience' in condition)) {
      problems.push({ at: 'rule', message: 'asks for an audience, which a group cannot' });
    }
  }
  if (Value.Check(bodySchema, body) && body.service !== undefined) {
    problems.push(...problemsOfAdditions(body.service as unknown as ServiceAdditions, floor));
  }
  return problems;
}
