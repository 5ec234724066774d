import { Type } from '@sinclair/typebox';
import type { TagStandard } from '../content/index.ts';
import type { Clock } from '../foundation/index.ts';
import type { Audit } from '../governance/index.ts';
import type { Postgres } from '../storage/index.ts';

/** What the routes about content ask. */
export interface ContentRoutesDependencies {
  readonly postgres: Postgres;
  readonly audit: Audit;
  readonly clock: Clock;
  /** The tag standard in force. */
  readonly standard: () => TagStandard;
}

export const contentParams = Type.Object({
  id: Type.String({ pattern: '^([1-9][0-9]{0,15}|[a-z][a-z0-9-]{0,79})$', description: 'number or key of an item' }),
});
/** By number where it is one, else by key. */
export function idOf(text: string): number | string {
  return /^\d+$/.test(text) ? Number(text) : text;
}

/** One of a closed list, in a request: shapes of answers only describe, and this one is checked. */
export function oneOfTexts<Text extends string>(texts: readonly Text[]) {
  return Type.Union(texts.map((text) => Type.Literal(text)));
}
