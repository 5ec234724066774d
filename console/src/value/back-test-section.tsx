import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { BackTest } from '../api/contract.ts';
import { backTestQuery } from '../api/value.ts';
import { moneyText } from '../format/money.ts';
import { useFormat } from '../format/use-format.ts';
import { Problem } from '../parts/problem.tsx';
import { BackTestPlots } from './back-test-plots.tsx';
import { ErrorTables } from './error-tables.tsx';
import { OwnDays } from './own-days.tsx';
import { useBackTestSentence } from './use-back-test-sentence.ts';
import { usePeopleText } from './use-people-text.ts';
import styles from './value.module.css';

/** What would have been foretold on a day, and what came: in a sentence, in plots, in numbers; then on days of one's own. */
export function BackTestSection({ kept }: { kept: BackTest | undefined }) {
  const { t } = useTranslation();
  const { cut, end } = useSearch({ from: '/shell/value' });
  const own = useQuery(backTestQuery({ cut, end }));
  const shown = cut === undefined ? kept : (own.data ?? kept);
  return (
    <section aria-labelledby="back-test">
      <h2 id="back-test" className={styles.heading}>
        {t('value.backTest.title')}
      </h2>
      {cut === undefined ? null : (
        <p className={styles.own}>
          {own.data === undefined ? null : `${t('value.backTest.own')} `}
          <Link to="/value" search={((before: object) => ({ ...before, cut: undefined, end: undefined })) as never} resetScroll={false}>
            {t('value.backTest.toKept')}
          </Link>
        </p>
      )}
      {shown === undefined ? (
        <p className={styles.caption}>
          <b>{t('value.backTest.none')}.</b> {t('value.backTest.noneMeans')}
        </p>
      ) : (
        <Shown backTest={shown} />
      )}
      <OwnDays days={cut === undefined ? (shown ?? {}) : { cut, end }} isRunning={own.isFetching} />
      {cut === undefined || own.error === null ? null : <Problem error={own.error} size="line" />}
    </section>
  );
}

function Shown({ backTest }: { backTest: BackTest }) {
  const { t } = useTranslation();
  const peopleText = usePeopleText();
  const format = useFormat('UTC');
  const sentence = useBackTestSentence();
  const about = t('value.backTest.about', {
    cut: format.date(backTest.cut),
    end: format.date(backTest.end),
    people: peopleText(backTest.people),
    visits: `${format.count(backTest.visits)} ${t('worth.visit', { count: backTest.visits })}`,
    amount: moneyText({ amount: Math.round(backTest.amount), currency: backTest.currency }, format.locale),
  });
  return (
    <>
      <p className={styles.sentence}>{sentence(backTest)}</p>
      <p className={styles.caption}>{about}</p>
      <BackTestPlots backTest={backTest} />
      <ErrorTables backTest={backTest} />
    </>
  );
}
