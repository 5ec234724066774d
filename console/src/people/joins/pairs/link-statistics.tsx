import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { LinkStatistics as Statistics } from '../../../api/contract.ts';
import { linkStatisticsQuery, runLinkage } from '../../../api/joins.ts';
import { useFormat } from '../../../format/use-format.ts';
import { Block } from '../../../parts/block.tsx';
import { Loaded } from '../../../parts/loaded.tsx';
import numbers from '../../../parts/numbers.module.css';
import { Problem } from '../../../parts/problem.tsx';
import { TimeText } from '../../../parts/time-text.tsx';
import { useAction } from '../../../parts/use-action.ts';
import { Calibration } from './calibration.tsx';
import { useChanceText } from './chance-text.ts';
import styles from './pairs.module.css';

const errorsToldMin = 0.05;

/** How right the statistics are, what accepting pairs unseen would bring, and the runs that taught them. */
export function LinkStatistics() {
  const { t } = useTranslation();
  const statistics = useQuery(linkStatisticsQuery);
  return (
    <Loaded query={statistics}>
      {(data) => (
        <div className={styles.reports}>
          <Forecast statistics={data} />
          <Calibration bands={data.calibration} title={t('pair.calibration')} sure={t('pair.sure')} means={t('pair.calibrationMeans')} />
          <Quality rows={data.quality} />
          <Runs runs={data.runs} />
        </div>
      )}
    </Loaded>
  );
}

function Forecast({ statistics: { forecast, joinFrom } }: { statistics: Statistics }) {
  const { t } = useTranslation();
  const { count, locale } = useFormat();
  const chanceText = useChanceText();
  const digits = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  // What rounds to nothing is still not nothing.
  const errorsText = (errors: number) => (errors > 0 && errors < errorsToldMin ? `< ${digits.format(0.1)}` : digits.format(errors));
  return (
    <Block title={t('pair.forecast')}>
      <p className="muted">{t('pair.forecastMeans')}</p>
      <table className={numbers.labelled}>
        <thead>
          <tr>
            <th scope="col">{t('pair.from')}</th>
            <th scope="col">{t('pair.pairs')}</th>
            <th scope="col">{t('pair.errors')}</th>
          </tr>
        </thead>
        <tbody>
          {forecast.map(({ from, pairs, expectedErrors }) => (
            <tr key={from}>
              <th scope="row">{chanceText(from)}</th>
              <td data-label={t('pair.pairs')}>{count(pairs)}</td>
              <td data-label={t('pair.errors')}>{errorsText(expectedErrors)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>{joinFrom === null ? t('pair.forecastNever') : t('pair.forecastNow', { chance: chanceText(joinFrom) })}</p>
      <p>
        <Link to="/settings/$key" params={{ key: 'linkage.rules' }}>
          {t('pair.settings')}
        </Link>
      </p>
    </Block>
  );
}

function Quality({ rows }: { rows: Statistics['quality'] }) {
  const { t } = useTranslation();
  const { share, count } = useFormat();
  const chanceText = useChanceText();
  const within = (label: string, { share: found, low, high }: Statistics['quality'][number]['precision']) => (
    <td data-label={label}>
      {share(found)} <span className="muted">{`(${share(low)} – ${share(high)})`}</span>
    </td>
  );
  if (rows.length === 0) return null;
  return (
    <Block title={t('pair.quality')}>
      <p className="muted">{t('pair.qualityMeans')}</p>
      <table className={numbers.labelled}>
        <thead>
          <tr>
            <th scope="col">{t('pair.from')}</th>
            <th scope="col">{t('pair.proposed')}</th>
            <th scope="col">{t('pair.precision')}</th>
            <th scope="col">{t('pair.recall')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ from, pairs, precision, recall }) => (
            <tr key={from}>
              <th scope="row">{chanceText(from)}</th>
              <td data-label={t('pair.proposed')}>{count(pairs)}</td>
              {within(t('pair.precision'), precision)}
              {within(t('pair.recall'), recall)}
            </tr>
          ))}
        </tbody>
      </table>
    </Block>
  );
}

function Runs({ runs }: { runs: Statistics['runs'] }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { count } = useFormat();
  const action = useAction();
  const isRunning = runs.some(({ endedAt }) => endedAt === null);
  const rules = runs.find((run) => run.rules.length > 0)?.rules.filter(({ pairs }) => pairs > 0) ?? [];
  const run = () =>
    action.run(async () => {
      await runLinkage();
      await client.invalidateQueries({ queryKey: ['joins'] });
    });
  return (
    <Block
      title={t('pair.runs')}
      aside={
        <Button variant="default" size="xs" disabled={isRunning || action.busy} onClick={() => void run()}>
          {t('pair.runNow')}
        </Button>
      }
    >
      <p className="muted">{t('pair.runsMeans')}</p>
      {action.error === undefined ? null : <Problem error={action.error} />}
      {runs.length === 0 ? <p>{t('pair.noRuns')}</p> : null}
      <ul className={styles.said}>
        {runs.map((one) => (
          <li key={one.id}>
            <TimeText at={one.askedAt} /> · <Outcome run={one} />
            <Lessons lessons={one.lessons} />
          </li>
        ))}
      </ul>
      {rules.length === 0 ? null : (
        <details>
          <summary>{t('pair.rules')}</summary>
          <table className={numbers.labelled}>
            <thead>
              <tr>
                <th scope="col">{t('pair.rule')}</th>
                <th scope="col">{t('pair.brings')}</th>
                <th scope="col">{t('pair.used')}</th>
              </tr>
            </thead>
            <tbody>
              {rules.map(({ name, pairs, pairsUsed }) => (
                <tr key={name}>
                  <th scope="row">{name.replaceAll('_', ' ')}</th>
                  <td data-label={t('pair.brings')}>{count(pairs)}</td>
                  <td data-label={t('pair.used')}>{count(pairsUsed)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
    </Block>
  );
}

function Outcome({ run }: { run: Statistics['runs'][number] }) {
  const { t } = useTranslation();
  const { count, clock } = useFormat();
  if (run.problem !== null) return t('pair.failed', { problem: run.problem });
  if (run.endedAt === null) return run.beganAt === null ? t('pair.asked') : t('pair.running', { time: clock(run.beganAt) });
  if (run.model === null) return t('pair.tooFew', { records: count(run.records ?? 0) });
  return t('pair.ran', { records: count(run.records ?? 0), compared: count(run.pairsCompared ?? 0), found: count(run.pairsFound ?? 0) });
}

function Lessons({ lessons }: { lessons: Statistics['runs'][number]['lessons'] }) {
  const { t } = useTranslation();
  const { share } = useFormat();
  if (lessons === null || lessons.labels === 0) return null;
  const { labels, surprise, isCorrected } = lessons;
  // As the chance that was given, on the mean of its logarithm, to what reviewers said.
  const told = surprise === undefined ? {} : { alone: share(2 ** -surprise.alone), corrected: share(2 ** -surprise.corrected) };
  const key = surprise === undefined ? 'pair.lessonsTooFew' : isCorrected ? 'pair.lessons' : 'pair.lessonsNone';
  return <p className="muted">{t(key, { count: labels, ...told })}</p>;
}
