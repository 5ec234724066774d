import { useTranslation } from 'react-i18next';
import { useFormat } from '../format/use-format.ts';

export interface Met {
  shown: number;
  answered: number;
  share: number | null;
  low: number | null;
  high: number | null;
}

/** How often something was answered, with its interval; in words where nothing was reported. */
export function useMetText() {
  const { t } = useTranslation();
  const format = useFormat();
  const met = ({ shown, answered, share, low, high }: Met): string =>
    share === null || low === null || high === null
      ? t('learned.met.none')
      : t('learned.met.share', {
          ...{ share: format.share(share), low: format.share(low), high: format.share(high) },
          ...{ shown: format.count(shown), answered: format.count(answered) },
        });
  return { t, format, met };
}
