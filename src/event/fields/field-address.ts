/** Where in an event a field stands: a trait, a property of one sort of event, or a part of the context; of one source. */
export interface FieldAddress {
  /** `event` is no data of an event but the events themselves: how often and how recently one of a name came. */
  readonly kind: 'context' | 'event' | 'property' | 'trait';
  readonly sourceId: number;
  /** The event's name, or its call (`page`, `screen`, `group`); '' for traits and context, which come with any. */
  readonly event: string;
  /** Names from the outside in, joined by dots: `address.city`. */
  readonly path: string;
}

const kinds: ReadonlySet<string> = new Set(['context', 'event', 'property', 'trait']);

/** The address as one text, for addresses of pages and rows of tables: `property:3:Order%20Completed:shipping.method`. */
export function formatField({ kind, sourceId, event, path }: FieldAddress): string {
  return `${kind}:${sourceId}:${encodeURIComponent(event)}:${path}`;
}

/** Undefined for a text that `formatField` never wrote. */
export function parseField(text: string): FieldAddress | undefined {
  const [, kind, source, event, path] = /^(\w+):(\d{1,9}):([^:]*):(.+)$/s.exec(text) ?? [];
  if (kind === undefined || source === undefined || event === undefined || path === undefined || !kinds.has(kind)) return undefined;
  try {
    return { kind: kind as FieldAddress['kind'], sourceId: Number(source), event: decodeURIComponent(event), path };
  } catch {
    return undefined;
  }
}

/** What people call it: the path, after the name of its event where it has one. */
export function labelOfField({ kind, event, path }: FieldAddress): string {
  return kind === 'property' || kind === 'event' ? `${event} · ${path}` : path;
}
