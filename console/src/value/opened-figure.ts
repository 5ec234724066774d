/** A figure of the page that somebody opened, as the address says it. */
export type OpenedValueFigure =
  | { readonly of: 'group'; readonly group: string }
  | { readonly of: 'until'; readonly day: string }
  /** Every forecast and rule, on visits or on amounts. */
  | { readonly of: 'forecast'; readonly forecast: string; readonly what: 'visits' | 'amount' }
  | { readonly of: 'model' | 'learned'; readonly version: string }
  | { readonly of: 'spend'; readonly version: string; readonly currency: string }
  /** What everybody, or a tenth of them, will bring. */
  | { readonly of: 'score'; readonly currency: string; readonly tenth: string | undefined };

/** The figure in an address; undefined for what is none. Pure. */
export function openedFigureOf(who: string | undefined): OpenedValueFigure | undefined {
  const [kind, first = '', second = ''] = who?.split(':') ?? [];
  if (kind === 'all') return { of: 'group', group: 'all' };
  if (kind === 'tenth' || kind === 'count') return { of: 'group', group: `${kind}:${first}` };
  if (kind === 'until') return { of: 'until', day: first };
  if (kind === 'forecast' && (second === 'visits' || second === 'amount')) return { of: 'forecast', forecast: first, what: second };
  if (kind === 'model' || kind === 'learned') return { of: kind, version: first };
  if (kind === 'score') return { of: 'score', currency: first, tenth: second === '' ? undefined : second };
  return kind === 'spend' ? { of: 'spend', version: first, currency: second } : undefined;
}
