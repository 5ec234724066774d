import { useQuery } from '@tanstack/react-query';
import { Info } from 'lucide-react';
import { Trans, useTranslation } from 'react-i18next';
import type { ValueOfEveryone } from '../api/contract.ts';
import { everyoneQuery } from '../api/value.ts';
import { moneyText } from '../format/money.ts';
import { useFormat } from '../format/use-format.ts';
import { FigureLink } from '../parts/behind/figure-link.tsx';
import { PlotFigure } from '../parts/plot/plot-figure.tsx';
import { EveryonePeople } from './everyone-people.tsx';
import { type InCurrency, TenthsPlot } from './tenths-plot.tsx';
import { usePeopleText } from './use-people-text.ts';
import styles from './value.module.css';

const height = 220;

/** What all relationships together will bring within the horizon, and how unevenly; silent until everybody has been scored. */
export function EveryoneSection() {
  const { t } = useTranslation();
  const { data: everyone } = useQuery(everyoneQuery);
  if (everyone === undefined || everyone === null || everyone.currencies.length === 0) return null;
  return (
    <section aria-labelledby="everyone">
      <h2 id="everyone" className={styles.heading}>
        {t('value.everyone.title')}
      </h2>
      <div className={styles.together}>
        {everyone.currencies.map((one) => (
          <Together key={one.currency} everyone={everyone} one={one} />
        ))}
      </div>
      <EveryonePeople />
    </section>
  );
}

/** As of what the numbers are, while other costs or another model count already. */
function Stale({ everyone: { stale, version, madeAt } }: { everyone: ValueOfEveryone }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (stale === undefined) return null;
  const { marginPercent, isUnderWay } = stale;
  const asOf = {
    version,
    date: `${format.date(madeAt)}, ${format.clock(madeAt)}`,
    margin: marginPercent === undefined ? '' : format.share(marginPercent / 100),
  };
  return (
    <p className={styles.notice} data-tone="risk">
      <Info size={16} aria-hidden />
      <span>
        {stale.costs ? t(marginPercent === undefined ? 'value.everyone.staleCosts' : 'value.everyone.staleMargin', asOf) : null}{' '}
        {stale.version ? t('value.everyone.staleVersion', asOf) : null}{' '}
        {isUnderWay ? t('value.everyone.staleNow') : t('value.everyone.staleSoon')}
      </span>
    </p>
  );
}

function Together({ everyone, one }: { everyone: ValueOfEveryone; one: InCurrency }) {
  const { t } = useTranslation();
  const peopleText = usePeopleText();
  const format = useFormat('UTC');
  const { currency, people, visits, active, profit, tenths } = one;
  const money = (amount: number) => moneyText({ amount: Math.round(amount), currency }, format.locale);
  const who = (tenth?: number) => (tenth === undefined ? `score:${currency}` : `score:${currency}:${tenth}`);
  const top = tenths.at(-1);
  const visitsText = `${format.count(Math.round(visits))} ${t('worth.visit', { count: Math.round(visits) })}`;
  const about = { asOf: format.date(everyone.asOf), version: everyone.version, active: peopleText(Math.round(active)) };
  // One list is behind all four: it opens by the first of them.
  const same = <FigureLink who={who()} isStop={false} />;
  const all = { people: <FigureLink who={who()} />, visits: same, profit: same };
  return (
    <div>
      <p className={styles.sentence}>
        {profit === undefined ? (
          <Trans i18nKey="value.everyone.visits" values={{ people: peopleText(people), visits: visitsText }} components={all} />
        ) : (
          <Trans
            i18nKey="value.everyone.sentence"
            values={{ people: peopleText(people), visits: visitsText, profit: money(profit) }}
            components={all}
          />
        )}
      </p>
      <p className={styles.caption}>
        <Trans i18nKey="value.everyone.about" values={about} components={{ active: same }} /> {t('value.everyone.friends')}
      </p>
      <Stale everyone={everyone} />
      {profit === undefined || top?.profit === undefined || profit <= 0 ? null : (
        <PlotFigure
          title={t('value.everyone.tenths')}
          caption={t('value.everyone.tenthsMeans', { share: format.share(top.profit / profit) })}
          hasLinks
          fileName={`everybody-${everyone.asOf}-${currency}`}
          height={height}
          table={{
            head: [
              t('value.backTest.tenthName'),
              t('value.backTest.people'),
              t('value.everyone.profit'),
              t('value.everyone.share'),
              t('value.everyone.range'),
            ],
            rows: tenths.map((tenth) => [
              String(tenth.tenth),
              <FigureLink key="people" who={who(tenth.tenth)}>
                {format.count(tenth.people)}
              </FigureLink>,
              <FigureLink key="profit" who={who(tenth.tenth)} isStop={false}>
                {money(tenth.profit ?? 0)}
              </FigureLink>,
              format.share((tenth.profit ?? 0) / profit),
              `${money(tenth.low ?? 0)} – ${money(tenth.high ?? 0)}`,
            ]),
          }}
        >
          {(width) => <TenthsPlot one={one} width={width} height={height} whoOf={who} />}
        </PlotFigure>
      )}
    </div>
  );
}
