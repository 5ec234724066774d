import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { Trans, useTranslation } from 'react-i18next';
import type { BackTest } from '../api/contract.ts';
import { backTestQuery } from '../api/value.ts';
import { moneyText } from '../format/money.ts';
import { useFormat } from '../format/use-format.ts';
import { FigureLink } from '../parts/behind/figure-link.tsx';
import { Problem } from '../parts/problem.tsx';
import { BackTestPeople } from './back-test-people.tsx';
import { BackTestPlots } from './back-test-plots.tsx';
import { BackTestSentence } from './back-test-sentence.tsx';
import { ErrorTables } from './error-tables.tsx';
import { OwnDays } from './own-days.tsx';
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
  const about = {
    cut: format.date(backTest.cut),
    end: format.date(backTest.end),
    people: peopleText(backTest.people),
    visits: `${format.count(backTest.visits)} ${t('worth.visit', { count: backTest.visits })}`,
    amount: moneyText({ amount: Math.round(backTest.amount), currency: backTest.currency }, format.locale),
  };
  const who = (figure: string) => (backTest.listing === undefined ? undefined : figure);
  return (
    <>
      <p className={styles.sentence}>
        <BackTestSentence backTest={backTest} />
      </p>
      <p className={styles.caption}>
        <Trans
          i18nKey="value.backTest.about"
          values={about}
          components={{
            people: <FigureLink who={who('all')} />,
            visits: <FigureLink who={who('forecast:blend:visits')} />,
            amount: <FigureLink who={who('forecast:blend:amount')} />,
          }}
        />{' '}
        {backTest.listing === undefined ? t('behind.notKept') : null}
      </p>
      <BackTestPlots backTest={backTest} />
      <ErrorTables backTest={backTest} />
      <BackTestPeople backTest={backTest} />
    </>
  );
}
