import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { audiencesQuery } from '../api/audiences.ts';
import type { Condition, Step } from './condition.ts';

/** What people did, how often and since when, and audiences by their names, in the reader's language. */
export function useActText() {
  const { t } = useTranslation();
  // Whoever shows rules that ask for audiences has them already; others need not fetch them.
  const { data } = useQuery({ ...audiencesQuery, enabled: false });
  const act = (did: string): string => (did === '$page' || did === '$screen' ? t(`groups.act.${did.slice(1) as 'page'}`) : `“${did}”`);
  const step = ({ did, about }: Step): string => (about === undefined ? act(did) : t('groups.says.about', { what: act(did), about }));
  const span = (days: number | undefined, hours: number | undefined): string =>
    hours === undefined
      ? days === undefined
        ? ''
        : ` ${t('groups.says.lastDays', { count: days })}`
      : ` ${t('groups.says.lastHours', { count: hours })}`;
  const times = (min: number | undefined, max: number | undefined): string => {
    if (max === undefined) return t('groups.says.leastTimes', { count: min ?? 1 });
    if (min === undefined || min === 0) return t('groups.says.mostTimes', { count: max });
    return min === max ? t('groups.says.exactTimes', { count: min }) : t('groups.says.betweenTimes', { min, max });
  };
  const often = (what: string, { min, max, withinDays, withinHours }: Condition): string =>
    max === 0
      ? t('groups.says.never', { what, span: span(withinDays, withinHours) })
      : t('groups.says.did', { what, times: times(min, max), span: span(withinDays, withinHours) });
  const condition = (one: Condition): string => {
    const { did, about, sequence, withinDays, withinHours, inLastDays, inLastHours } = one;
    if (sequence === undefined) return often(step({ did: did ?? '', ...(about === undefined ? {} : { about }) }), one);
    const within =
      withinHours !== undefined
        ? ` ${t('groups.says.withinHours', { count: withinHours })}`
        : withinDays !== undefined
          ? ` ${t('groups.says.withinDays', { count: withinDays })}`
          : '';
    return `${sequence.map(step).join(t('groups.says.next'))}${within}${span(inLastDays, inLastHours)}`;
  };
  const byChannel = (one: Condition, channel: string): string => often(t('groups.says.by', { channel }), one);
  const audience = (id: number): string => data?.audiences.find((one) => one.id === id)?.name ?? String(id);
  return { act, condition, byChannel, audience };
}
