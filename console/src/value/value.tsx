import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ChartSpline } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ValueOverview } from '../api/contract.ts';
import { useLive } from '../api/live.ts';
import { valueQuery } from '../api/value.ts';
import { useMay } from '../app/use-session.ts';
import { Empty } from '../parts/empty.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Page } from '../parts/page.tsx';
import { BackTestSection } from './back-test-section.tsx';
import { DriftNotice } from './drift-notice.tsx';
import { EveryoneSection } from './everyone-section.tsx';
import { FitButton } from './fit-button.tsx';
import { FittingNotices } from './fitting-notices.tsx';
import { ModelInUse } from './model-in-use.tsx';
import { ModelPeople } from './model-people.tsx';
import { ModelsSection } from './models-section.tsx';
import styles from './value.module.css';

/** Which forecast everybody goes by, how good it was so far, and every version of it. */
export function ValuePage() {
  const { t } = useTranslation();
  const query = useQuery(valueQuery);
  const client = useQueryClient();
  useLive({ topic: 'value' }, () => client.invalidateQueries({ queryKey: ['value'] }));
  const mayFit = useMay('value.edit');
  const fit = mayFit && query.data !== undefined ? <FitButton fitting={query.data.fitting} /> : undefined;
  const isEmpty = query.data?.model === undefined;
  return (
    <Page title={t('page.value.title')} question={t('page.value.question')} actions={isEmpty ? undefined : fit}>
      <Loaded query={query} lines={10}>
        {(overview) => (
          <>
            <FittingNotices fitting={overview.fitting} />
            {overview.drift === undefined ? null : <DriftNotice drift={overview.drift} model={overview.model} />}
            {overview.model === undefined ? (
              <Empty icon={ChartSpline} title={t('value.state.none')} action={fit}>
                {t('value.state.noneMeans')}
              </Empty>
            ) : (
              <WithModel overview={overview} model={overview.model} />
            )}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function WithModel({ overview, model }: { overview: ValueOverview; model: NonNullable<ValueOverview['model']> }) {
  return (
    <div className={styles.sections}>
      <ModelInUse model={model} />
      <EveryoneSection />
      <BackTestSection kept={overview.backTest} />
      <ModelsSection />
      <ModelPeople />
    </div>
  );
}
