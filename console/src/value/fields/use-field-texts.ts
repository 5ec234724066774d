import { useTranslation } from 'react-i18next';
import type { ValueField, ValueFields } from '../../api/contract.ts';

/** An area under the curve, two places after the point as everywhere in the field. */
export function areaText(area: number, locale: string): string {
  return new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(area);
}

/** What a gain adds to the area, with its sign; smaller than it can be told is nothing. */
export function gainText(gain: number, locale: string): string {
  return new Intl.NumberFormat(locale, { minimumFractionDigits: 3, maximumFractionDigits: 3, signDisplay: 'negative' }).format(gain);
}

export interface FieldTexts {
  /** The field as the firm calls it; for events what is counted of them. */
  readonly name: (field: Pick<ValueField, 'event' | 'label' | 'path' | 'sort'>) => string;
  /** What sort of field it is and whose. */
  readonly place: (field: Pick<ValueField, 'event' | 'sort' | 'source'>) => string;
  /** What people did in the days after the cut: “come back within 30 days”. */
  readonly within: (measurement: NonNullable<ValueFields['measurement']>) => string;
}

export function useFieldTexts(): FieldTexts {
  const { t } = useTranslation();
  return {
    name: ({ sort, path, event }) => (sort === 'event' ? `${event}: ${t(path === 'count' ? 'fields.count' : 'fields.last')}` : path),
    place: ({ sort, event, source }) =>
      [t(`fields.sort.${sort}`, { event }), source.name ?? `#${source.id}`].filter((part) => part !== '').join(' · '),
    within: ({ outcome, horizonDays }) => t(`fields.within.${outcome.kind}`, { count: horizonDays, event: outcome.event ?? '' }),
  };
}
