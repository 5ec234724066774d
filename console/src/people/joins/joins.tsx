import { useQueryClient } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLive } from '../../api/live.ts';
import { useMay } from '../../app/use-session.ts';
import { FirmCalibration } from '../../firms/firm-calibration.tsx';
import { FirmPairs } from '../../firms/firm-pairs.tsx';
import { Choices } from '../../parts/choices.tsx';
import { Page } from '../../parts/page.tsx';
import { DecisionsTable } from './decisions-table.tsx';
import { LikelyPairs } from './pairs/likely-pairs.tsx';
import { LinkStatistics } from './pairs/link-statistics.tsx';
import styles from './pairs/pairs.module.css';
import { RefusedTable } from './refused-table.tsx';

/** Who is likely one person by statistics, what evidence asked for and a rule refused, and what colleagues decided, with the way back. */
export function Joins() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { show } = useSearch({ from: '/shell/joins' });
  useLive({ topic: 'joins' }, () => client.invalidateQueries({ queryKey: ['joins'] }));
  return (
    <Page title={t('page.joins.title')} question={t('page.joins.question')}>
      <Choices
        parameter="show"
        label={t('joins.tabs')}
        chosen={show}
        clears={['pair', 'state']}
        options={[
          { value: undefined, label: t('pair.tab') },
          { value: 'firms', label: t('likeFirm.tab') },
          { value: 'refused', label: t('joins.tab.refused') },
          { value: 'decisions', label: t('joins.tab.decisions') },
          { value: 'statistics', label: t('pair.statisticsTab') },
        ]}
      />
      <Shown show={show} />
    </Page>
  );
}

function Shown({ show }: { show: string | undefined }) {
  if (show === 'firms') return <FirmPairs />;
  if (show === 'refused') return <RefusedTable />;
  if (show === 'decisions') return <DecisionsTable />;
  return show === 'statistics' ? <Statistics /> : <LikelyPairs />;
}

/** Of people and of firms, each for those who say what they are. */
function Statistics() {
  return (
    <div className={styles.reports}>
      {useMay('identity.decide') ? <LinkStatistics /> : null}
      {useMay('firms.edit') ? <FirmCalibration /> : null}
    </div>
  );
}
