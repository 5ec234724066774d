import { useTranslation } from 'react-i18next';
import type { BackTest, CalibrationGroup } from '../api/contract.ts';
import { useFormat } from '../format/use-format.ts';
import { PlotFigure } from '../parts/plot/plot-figure.tsx';
import { GroupPlot } from './group-plot.tsx';
import { TrackingPlot } from './tracking-plot.tsx';
import styles from './value.module.css';

const height = 264;

/** In total over time, by what was expected, by how often people had come: three ways in which a forecast can be wrong. */
export function BackTestPlots({ backTest }: { backTest: BackTest }) {
  const { t } = useTranslation();
  const format = useFormat('UTC');
  const { byCount, byExpected, cut, end, tracking } = backTest;
  const visits = t('worth.visit', { count: 2 });
  const capital = visits.charAt(0).toLocaleUpperCase() + visits.slice(1);
  const [expected, came, people] = [t('value.backTest.expected'), t('value.backTest.came'), t('value.backTest.people')];
  const each = (value: number) =>
    new Intl.NumberFormat(format.locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(value);
  const most = byCount.at(-1)?.group;
  const countName = (group: number) => (group === most ? `${group}+` : String(group));
  const tableOf = (name: string, groups: readonly CalibrationGroup[], groupName: (group: number) => string) => ({
    head: [name, people, expected, came, t('value.backTest.sameRate')],
    rows: groups.map((one) => [groupName(one.group), format.count(one.people), each(one.expected), each(one.actual), each(one.sameRate)]),
  });
  const day = format.date(cut);
  return (
    <div className={styles.plots}>
      <PlotFigure
        title={t('value.backTest.tracking')}
        caption={t('value.backTest.trackingMeans', { visits, cut: day })}
        fileName={`back-test-${cut}-${end}`}
        height={height}
        table={{
          head: [t('value.backTest.day'), expected, came],
          rows: tracking.map((point) => [format.date(point.day), format.count(point.expected), format.count(point.actual)]),
        }}
      >
        {(width) => <TrackingPlot backTest={backTest} width={width} height={height} />}
      </PlotFigure>
      <PlotFigure
        title={t('value.backTest.tenths')}
        caption={`${t('value.backTest.tenthsMeans', { visits: capital })} ${t('value.backTest.ruleMeans')}`}
        fileName={`back-test-tenths-${cut}-${end}`}
        height={height}
        table={tableOf(t('value.backTest.tenthName'), byExpected, String)}
      >
        {(width) => (
          <GroupPlot
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
        fileName={`back-test-counts-${cut}-${end}`}
        height={height}
        table={tableOf(t('value.backTest.countName'), byCount, countName)}
      >
        {(width) => (
          <GroupPlot groups={byCount} width={width} height={height} nameOf={countName} ends={[t('value.backTest.countAxis'), '']} />
        )}
      </PlotFigure>
    </div>
  );
}
