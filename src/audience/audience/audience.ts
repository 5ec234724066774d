import { Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import { type Purpose, purposes } from '../../consent/index.ts';
import { isJsonObject, type JsonValue, type Problem, schemaProblems } from '../../foundation/index.ts';
import { problemsOfRule } from '../rule/check-rule.ts';
import { audiencesIn, type FindRule } from '../rule/expand-rule.ts';
import type { Rule } from '../rule/rule.ts';

/** Who belongs, what it is for, and under what permission its people may be reached. */
export interface AudienceBody {
  readonly name: string;
  readonly about: string;
  readonly rule: Rule;
  /** What its people are told or used for: but for service, which needs no permission, nobody who does not permit it leaves in an export or a notice. */
  readonly purpose: Purpose;
}

/** An audience as it stands. */
export interface Audience extends AudienceBody {
  readonly id: number;
  readonly state: 'active' | 'archived';
  readonly version: number;
  /** How many people are in it: as many as the list behind it has. */
  readonly size: number;
  /** Names the rule by which they were counted; empty while they are being counted anew. */
  readonly counted: string;
  /** Milliseconds since 1970. */
  readonly countedAt?: number;
  readonly tookMs?: number;
}

export interface AudienceVersion extends AudienceBody {
  readonly version: number;
  readonly changedBy: string;
  /** Milliseconds since 1970. */
  readonly changedAt: number;
  readonly reason: string;
  readonly restores?: number;
}

const bodySchema = Type.Object(
  {
    name: Type.String({ minLength: 2, maxLength: 80, pattern: '\\S' }),
    about: Type.String({ maxLength: 300 }),
    rule: Type.Unknown(),
    purpose: Type.Union(purposes.map((purpose) => Type.Literal(purpose))),
  },
  { additionalProperties: false },
);

/** What is wrong with an audience that somebody wrote, all at once. `own` is its number, where it has one. Pure. */
export function problemsOfAudience(body: JsonValue, find: FindRule, own?: number): Problem[] {
  const problems = schemaProblems(Value.Errors(bodySchema, body), 'audience', 20);
  if (!isJsonObject(body) || body.rule === undefined) return problems;
  const ofRule = problemsOfRule(body.rule);
  problems.push(...ofRule);
  if (ofRule.length > 0) return problems;
  return [...problems, ...problemsOfReferences(body.rule as unknown as Rule, find, own)];
}

/** Other audiences that a rule names have to be there, and must not ask for this one. Pure. */
export function problemsOfReferences(rule: Rule, find: FindRule, own?: number): Problem[] {
  const named = audiencesIn(rule, find);
  const missing = [...named].filter((id) => find(id) === undefined && id !== own);
  const problems = missing.map((id) => ({ at: 'rule', message: `asks for audience ${id}, which is not in use` }));
  if (own !== undefined && named.has(own)) problems.push({ at: 'rule', message: 'asks for itself, in a circle' });
  return problems;
}
