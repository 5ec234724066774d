import { useTranslation } from 'react-i18next';
import type { VisitEntry } from '../../api/contract.ts';
import { humanName } from '../../format/name.ts';

/** How a visit began, in a phrase: `came by e-mail · Spring letter · searched “hill range”`. */
export function useEntryText(): (entry: VisitEntry) => string {
  const { t, i18n } = useTranslation();
  return (entry) => {
    const route = i18n.exists(`entry.${entry.route}`)
      ? t(`entry.${entry.route}` as 'entry.direct')
      : t('entry.other', { route: humanName(entry.route) });
    return [
      route,
      entry.source === undefined || entry.source === '' ? undefined : entry.source,
      entry.campaign === undefined || entry.campaign === '' ? undefined : entry.campaign,
      entry.term === undefined || entry.term === '' ? undefined : t('entry.searched', { term: entry.term }),
    ]
      .filter((part) => part !== undefined)
      .join(' · ');
  };
}
