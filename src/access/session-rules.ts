import { Type } from '@sinclair/typebox';
import { dayMs, hourMs } from '../foundation/index.ts';
import { defineSetting } from '../settings/index.ts';

/** How long a sign-in lasts. */
export const sessionRulesSetting = defineSetting({
  key: 'access.sessions',
  alsoNeeds: 'users.edit',
  title: 'How long a sign-in lasts',
  description: 'After so many idle hours, and after so many days whatever happens, people sign in again. Shorter is safer on shared desks.',
  schema: Type.Object(
    {
      idleHours: Type.Number({ minimum: 0.25, maximum: 720, description: 'hours without a request' }),
      absoluteDays: Type.Number({ minimum: 0.5, maximum: 90, description: 'days since signing in' }),
    },
    { additionalProperties: false },
  ),
  // A working day with a long lunch; a week, so that a stolen device does not stay signed in for a season.
  default: { idleHours: 10, absoluteDays: 7 },
});

export interface SessionLimits {
  readonly idleMs: number;
  readonly absoluteMs: number;
}

export function sessionLimitsOf(rules: { idleHours: number; absoluteDays: number }): SessionLimits {
  return { idleMs: rules.idleHours * hourMs, absoluteMs: rules.absoluteDays * dayMs };
}

/** When a session ends unless it is used again; milliseconds since 1970. */
export function endOfSession(session: { createdAt: number; lastUsedAt: number }, limits: SessionLimits): number {
  return Math.min(session.createdAt + limits.absoluteMs, session.lastUsedAt + limits.idleMs);
}
