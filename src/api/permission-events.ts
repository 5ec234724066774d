import type { RelationshipName } from '../consent/index.ts';
import type { JsonObject } from '../foundation/index.ts';

/** One word of hers on what we may do, under the name that it is kept by (`email_marketing`); a yes may have an end, ISO 8601. */
export interface PermissionWord {
  readonly name: string;
  readonly granted: boolean;
  readonly until?: string | undefined;
}

/** As a permission is kept among what she said: `email_marketing`. Pure. */
export function permissionWordName(purpose: string | undefined, channel: string | undefined): string {
  return [channel, purpose].filter((part) => part !== undefined).join('_');
}

/** Events that say what she allows and refuses: one for all that ends at the same time, for an event says one end for all its yeses. Pure. */
export function permissionEvents(words: readonly PermissionWord[], channel: string, properties: JsonObject): JsonObject[] {
  const byEnd = new Map<string, Record<string, boolean>>();
  for (const { name, granted, until = '' } of words) {
    const end = granted ? until : '';
    byEnd.set(end, { ...byEnd.get(end), [name]: granted });
  }
  return [...byEnd].map(([until, categoryPreferences]) => ({
    ...{ type: 'track', event: 'Consent Preference Updated', channel, properties },
    context: { consent: { categoryPreferences, ...(until === '' ? {} : { expiresAt: until }) } },
  }));
}

/** The event that says which relationship she wants. Pure. */
export function relationshipEvent(relationship: RelationshipName, channel: string, properties: JsonObject): JsonObject {
  return { type: 'track', event: 'Relationship Chosen', channel, properties: { relationship, ...properties } };
}
