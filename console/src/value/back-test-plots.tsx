import { useTranslation } from 'react-i18next';
import type { BackTest, CalibrationGroup } from '../api/contract.ts';
import { withCapital } from '../format/sentence.ts';
import { useFormat } from '../format/use-format.ts';
import { FigureLink } from '../parts/behind/figure-link.tsx';
import { PlotFigure, type PlotTable } from '../parts/plot/plot-figure.tsx';
import { GroupPlot } from './group-plot.tsx';
import { TrackingPlot } from './tracking-plot.tsx';
import styles from './value.module.css';

const height = 264;

/** In total over time, by what was expected, by how often people had come: three ways in which a forecast can be wrong. */
export function BackTestPlots({ backTest }: { backTest: BackTest }) {
  const { t } = useTranslation();
  const format = useFormat('UTC');
  const { byCount, byExpected, cut, end, tracking, listing } = backTest;
  const who = (figure: string) => (listing === undefined ? undefined : figure);
  const visits = t('worth.visit', { count: 2 });
  const capital = withCapital(visits);
  const [expected, came, people] = [t('value.backTest.expected'), t('value.backTest.came'), t('value.backTest.people')];
  const each = (value: number) =>
    new Intl.NumberFormat(format.locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(value);
  const most = byCount.at(-1)?.group;
  const countName = (group: number) => (group === most ? `${group}+` : String(group));
  const tableOf = (by: string, name: string, groups: readonly CalibrationGroup[], groupName: (group: number) => string): PlotTable => ({
    head: [name, people, expected, came, t('value.backTest.sameRate')],
    rows: groups.map((one) => [
      groupName(one.group),
      <FigureLink key="people" who={who(`${by}:${one.group}`)}>
        {format.count(one.people)}
      </FigureLink>,
      ...[one.expected, one.actual, one.sameRate].map((value, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: columns stand where they stand.
        <FigureLink key={at} who={who(`${by}:${one.group}`)} isStop={false}>
          {each(value)}
        </FigureLink>
      )),
    ]),
  });
  const day = format.date(cut);
  return (
    <div className={styles.plots}>
      <PlotFigure
        title={t('value.backTest.tracking')}
        caption={t('value.backTest.trackingMeans', { visits, cut: day })}
        hasLinks={listing !== undefined}
        fileName={`back-test-${cut}-${end}`}
        height={height}
        table={{
          head: [t('value.backTest.day'), expected, came],
          rows: tracking.map((point) => [
            format.date(point.day),
            <FigureLink key="expected" who={who('all')} isStop={false}>
              {format.count(point.expected)}
            </FigureLink>,
            <FigureLink key="came" who={who(`until:${point.day}`)}>
              {format.count(point.actual)}
            </FigureLink>,
          ]),
        }}
      >
        {(width) => <TrackingPlot who={who('forecast:blend:visits')} backTest={backTest} width={width} height={height} />}
      </PlotFigure>
      <PlotFigure
        title={t('value.backTest.tenths')}
        caption={`${t('value.backTest.tenthsMeans', { visits: capital })} ${t('value.backTest.ruleMeans')}`}
        hasLinks={listing !== undefined}
        fileName={`back-test-tenths-${cut}-${end}`}
        height={height}
        table={tableOf('tenth', t('value.backTest.tenthName'), byExpected, String)}
      >
        {(width) => (
          <GroupPlot
            whoOf={listing === undefined ? undefined : (group) => `tenth:${group}`}
            groups={byExpected}
            width={width}
            height={height}
            nameOf={String}
            ends={[t('value.backTest.least'), t('value.backTest.greatest')]}
          />
        )}
      </PlotFigure>
      <PlotFigure
        title={t('value.backTest.counts')}
        caption={t('value.backTest.countsMeans', { cut: day, visits: capital })}
        hasLinks={listing !== undefined}
        fileName={`back-test-counts-${cut}-${end}`}
        height={height}
        table={tableOf('count', t('value.backTest.countName'), byCount, countName)}
      >
        {(width) => (
          <GroupPlot
            whoOf={listing === undefined ? undefined : (group) => `count:${group}`}
            groups={byCount}
            width={width}
            height={height}
            nameOf={countName}
            ends={[t('value.backTest.countAxis'), '']}
          />
        )}
      </PlotFigure>
    </div>
  );
}
