/** A number on a person's page that somebody opened: what `GET /v1/customers/:id/evidence` is asked for. */
export type OpenedNumber =
  | { readonly of: 'taste'; readonly attribute: string; readonly value: string }
  | { readonly of: 'receiving'; readonly way: string }
  | { readonly of: 'message'; readonly channel: string }
  | { readonly of: 'purchase'; readonly withinDays?: string }
  | { readonly of: 'care'; readonly care?: string; readonly withinDays?: string }
  | { readonly of: 'signal'; readonly signal: string; readonly withinDays: string }
  | { readonly of: 'owned'; readonly thing: string; readonly part?: string };

const parts = {
  taste: ['attribute', 'value'],
  receiving: ['way'],
  message: ['channel'],
  purchase: ['withinDays'],
  care: ['care', 'withinDays'],
  signal: ['signal', 'withinDays'],
  owned: ['thing', 'part'],
} as const;
/** How many of its parts a number cannot be without. */
const needed: Record<OpenedNumber['of'], number> = { taste: 2, receiving: 1, message: 1, purchase: 0, care: 0, signal: 2, owned: 1 };

/** A number as the address says it: `taste:class:compact`. Pure. */
export function madeText(number: OpenedNumber): string {
  const values = parts[number.of].map((name) => encodeURIComponent((number as Record<string, string | undefined>)[name] ?? ''));
  return [number.of, ...values].join(':').replace(/:+$/, '');
}

/** The number in an address; undefined for what is none. Pure. */
export function openedNumberOf(made: string | undefined): OpenedNumber | undefined {
  const [of = '', ...values] = made?.split(':') ?? [];
  if (!Object.hasOwn(parts, of)) return undefined;
  const names: readonly string[] = parts[of as OpenedNumber['of']];
  if (
    values.length > names.length ||
    values.slice(0, needed[of as OpenedNumber['of']]).filter((value) => value !== '').length < needed[of as OpenedNumber['of']]
  )
    return undefined;
  try {
    const given = names.flatMap((name, at) => ((values[at] ?? '') === '' ? [] : [[name, decodeURIComponent(values[at] as string)]]));
    return { of, ...Object.fromEntries(given) } as OpenedNumber;
  } catch {
    return undefined;
  }
}

/** A preference as it is shown: what a thing has or has not is said as `with` and `without`. Pure. */
export function tasteShown({ attribute, value }: { attribute: string; value: string }): OpenedNumber {
  if (attribute === 'with') return { of: 'taste', attribute: value, value: 'yes' };
  return attribute === 'without' ? { of: 'taste', attribute: value, value: 'no' } : { of: 'taste', attribute, value };
}
