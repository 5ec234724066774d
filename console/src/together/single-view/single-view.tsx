import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { RefreshCw, ScanEye } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { SingleView as Measured } from '../../api/contract.ts';
import { useLive } from '../../api/live.ts';
import { gapReasons, measureSingleView, singleViewQuery, singleViewStates } from '../../api/single-view.ts';
import { useMay } from '../../app/use-session.ts';
import { useFormat } from '../../format/use-format.ts';
import { Choices } from '../../parts/choices.tsx';
import { Empty } from '../../parts/empty.tsx';
import { failureText } from '../../parts/failure-text.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { Page } from '../../parts/page.tsx';
import { showToast } from '../../parts/toast.ts';
import { useAction } from '../../parts/use-action.ts';
import { Definition } from './definition.tsx';
import { NotYetList } from './not-yet-list.tsx';
import { ShareByDay } from './share-by-day.tsx';
import { ShareFigure } from './share-figure.tsx';
import styles from './single-view.module.css';

/** Of how many customers there is one view: the share, what it means, and everybody behind it. */
export function SingleView() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const action = useAction();
  const view = useQuery(singleViewQuery);
  useLive({ topic: 'singleView' }, () => client.invalidateQueries({ queryKey: ['single-view'] }));
  const measure = async () => {
    const isDone = await action.run(() =>
      measureSingleView().catch((failure: unknown) => {
        showToast(failureText(failure, t), { tone: 'problem' });
        throw failure;
      }),
    );
    if (isDone) showToast(t('viewShare.measuring'));
  };
  return (
    <Page
      title={t('page.singleView.title')}
      question={t('page.singleView.question')}
      actions={
        <Button variant="default" leftSection={<RefreshCw size={15} aria-hidden />} disabled={action.busy} onClick={() => void measure()}>
          {t('viewShare.measure')}
        </Button>
      }
    >
      <Loaded query={view}>{(measured) => <Share measured={measured} />}</Loaded>
    </Page>
  );
}

function Share({ measured }: { measured: Measured }) {
  const { t } = useTranslation();
  const { show } = useSearch({ from: '/shell/single-view' });
  const state = singleViewStates.find((one) => one === show);
  const mayRead = useMay('people.read');
  return (
    <>
      <div className={styles.top}>
        {measured.customers === 0 ? (
          <Empty icon={ScanEye} title={t('viewShare.nobody')}>
            {t('viewShare.nobodyMeans')}
          </Empty>
        ) : (
          <ShareFigure measured={measured} />
        )}
        <Definition definition={measured.definition} />
      </div>
      {measured.days.length < 2 ? null : <ShareByDay days={measured.days} />}
      {!mayRead || measured.customers + measured.leftOut.unknown === 0 ? null : <Opened measured={measured} state={state} />}
    </>
  );
}

/** Who is behind each number; nobody is read before somebody asks. */
function Opened({ measured, state }: { measured: Measured; state: (typeof singleViewStates)[number] | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { reason: asked } = useSearch({ from: '/shell/single-view' });
  const reason = state === 'not_yet' ? gapReasons.find((one) => one === asked) : undefined;
  const numbers = { not_yet: measured.notYet, whole: measured.whole, unknown: measured.leftOut.unknown };
  return (
    <section className={styles.people} aria-label={t('viewShare.who')}>
      <Choices
        parameter="show"
        label={t('viewShare.who')}
        chosen={state}
        options={singleViewStates.map((value) => ({ value, label: t(`viewShare.list.${value}`), count: format.count(numbers[value]) }))}
      />
      {state !== 'not_yet' || measured.reasons.length === 0 ? null : (
        <Choices
          parameter="reason"
          label={t('viewShare.reasons')}
          chosen={reason}
          options={[
            { value: undefined, label: t('viewShare.anyReason'), count: format.count(measured.notYet) },
            ...measured.reasons.map((one) => ({
              value: one.reason,
              label: t(`viewShare.reason.${one.reason}`),
              count: format.count(one.customers),
            })),
          ]}
        />
      )}
      {state === undefined ? <p className="muted">{t('viewShare.choose')}</p> : <NotYetList key={state} state={state} reason={reason} />}
    </section>
  );
}
