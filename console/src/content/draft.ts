import type { ContentItem, ContentKinds } from '../api/contract.ts';

export type FieldValue = string | number | string[] | FieldRow[];
export interface FieldRow {
  [name: string]: string | string[];
}
export type Fields = Record<string, FieldValue>;

interface VariantDraft {
  name: string;
  title: string;
  keyFact: string;
  /** What this form does not show of it goes back as it came. */
  rest: object;
}

/** An item as the form holds it: every text there, empty where nothing is said. */
export interface Draft {
  key: string;
  kind: string;
  title: string;
  keyFact: string;
  fields: Fields;
  source: string;
  owner: string;
  language: string;
  holder: string;
  rightsFrom: string;
  rightsUntil: string;
  /** Undefined: all. */
  channels: string[] | undefined;
  from: string;
  until: string;
  purpose: string;
  isPromotion: boolean;
  product: string;
  actionLabel: string;
  actionAddress: string;
  pictureAddress: string;
  pictureAlt: string;
  pictureWidth: number | '';
  pictureHeight: number | '';
  variants: VariantDraft[];
}

export function emptyDraft(kind: string, language: string): Draft {
  const isPromotion = kind === 'offer';
  return {
    ...{ key: '', kind, title: '', keyFact: '', fields: {}, source: '', owner: '', language, holder: '', rightsFrom: '', rightsUntil: '' },
    ...{ channels: undefined, from: '', until: '', purpose: isPromotion ? 'marketing' : 'advice', isPromotion, product: '' },
    ...{ actionLabel: '', actionAddress: '', pictureAddress: '', pictureAlt: '', pictureWidth: '', pictureHeight: '', variants: [] },
  };
}

export function draftOf(item: ContentItem): Draft {
  const { rights, action, picture } = item;
  return {
    ...{ key: item.key, kind: item.kind, title: item.title, keyFact: item.keyFact, fields: item.fields as Fields },
    ...{ source: item.source, owner: item.owner, language: item.language, holder: rights.holder },
    ...{
      rightsFrom: rights.from ?? '',
      rightsUntil: rights.until ?? '',
      channels: rights.channels === undefined ? undefined : [...rights.channels],
    },
    ...{
      from: item.from ?? '',
      until: item.until ?? '',
      purpose: item.purpose,
      isPromotion: item.isPromotion,
      product: item.product ?? '',
    },
    ...{ actionLabel: action?.label ?? '', actionAddress: action?.address ?? '' },
    ...{
      pictureAddress: picture?.address ?? '',
      pictureAlt: picture?.alt ?? '',
      pictureWidth: picture?.width ?? '',
      pictureHeight: picture?.height ?? '',
    },
    variants: item.variants.map(({ name, title = '', keyFact = '', ...rest }) => ({ name, title, keyFact, rest })),
  };
}

/** Another kind has other fields: those of the same name stay. */
export function withKind(draft: Draft, kind: string): Draft {
  const isPromotion = kind === 'offer' || draft.isPromotion;
  const purpose = isPromotion && (draft.purpose === 'advice' || draft.purpose === 'service') ? 'marketing' : draft.purpose;
  return { ...draft, kind, isPromotion, purpose };
}

/** What the server is told. What is empty is left out of a new item, and taken out (`null`) of one that is there. */
export function bodyOf(draft: Draft, kinds: ContentKinds['kinds'], isNew: boolean): Record<string, unknown> {
  const table = kinds.find(({ kind }) => kind === draft.kind)?.fields ?? [];
  const fields = Object.fromEntries(table.flatMap(({ name }) => (draft.fields[name] === undefined ? [] : [[name, draft.fields[name]]])));
  const gone = isNew ? undefined : null;
  const said = (text: string) => (text.trim() === '' ? gone : text);
  const whole = (parts: Record<string, unknown>) => (Object.values(parts).every((part) => part === '') ? gone : parts);
  const { kind, title, keyFact, language, purpose, isPromotion, holder, rightsFrom, rightsUntil, channels } = draft;
  const rights = { holder, ...(rightsFrom === '' ? {} : { from: rightsFrom }), ...(rightsUntil === '' ? {} : { until: rightsUntil }) };
  const body: Record<string, unknown> = {
    ...{ key: draft.key.trim() === '' ? undefined : draft.key, kind, title, keyFact, fields, language, purpose, isPromotion },
    source: said(draft.source) ?? undefined,
    owner: said(draft.owner) ?? undefined,
    rights:
      isNew && holder.trim() === '' && Object.keys(rights).length === 1 && channels === undefined
        ? undefined
        : { ...rights, ...(channels === undefined ? {} : { channels }) },
    from: said(draft.from),
    until: said(draft.until),
    product: said(draft.product),
    action: whole({ label: draft.actionLabel, address: draft.actionAddress }),
    picture: whole({ address: draft.pictureAddress, alt: draft.pictureAlt, width: draft.pictureWidth, height: draft.pictureHeight }),
    variants: draft.variants.map(({ name, title: other, keyFact: fact, rest }) => ({ ...rest, name, title: other, keyFact: fact })),
  };
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
}

/** The time on this clock for a form (`2026-09-12T10:00`), of a moment that says its distance from UTC. */
export function clockPart(moment: string): string {
  return moment.slice(0, 16);
}

/** A time of a form as a moment, on the clock of the one that stood there or else of this browser on that day. */
export function momentOf(clock: string, before: string): string {
  if (clock === '') return '';
  const kept = /(Z|[+-]\d{2}:\d{2})$/.exec(before)?.[1];
  return `${clock}${kept ?? offsetOf(new Date(clock))}`;
}

function offsetOf(time: Date): string {
  const minutes = -time.getTimezoneOffset();
  const size = Math.abs(minutes);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}
