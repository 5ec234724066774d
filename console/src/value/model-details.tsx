import { Trans, useTranslation } from 'react-i18next';
import type { ValueModel } from '../api/contract.ts';
import { none } from '../format/number.ts';
import { useFormat } from '../format/use-format.ts';
import { FigureLink } from '../parts/behind/figure-link.tsx';
import { useChannelName } from '../people/use-channel-name.ts';
import { parameterLetter } from './parameter-letter.ts';
import { usePeopleText } from './use-people-text.ts';
import styles from './value.module.css';

/** What a fit found: parameters with how sure each is, and how the forecast is put together, in words. */
export function ModelDetails({ model }: { model: ValueModel }) {
  const { visits, spend, used, drift, season, channels } = model;
  const who = (figure: string) => (model.isPeopleKept ? figure : undefined);
  const { t } = useTranslation();
  const peopleText = usePeopleText();
  const format = useFormat('UTC');
  const channelName = useChannelName();
  const number = (value: number, digits = 4) => new Intl.NumberFormat(format.locale, { maximumSignificantDigits: digits }).format(value);
  const { weights, learned } = visits;
  const isPlain = weights.staying === 0 && weights.model === 1;
  const value = new Intl.NumberFormat(format.locale, { maximumFractionDigits: 1 }).format(visits.logLikelihood).replace('-', '−');
  return (
    <div className={styles.details}>
      <div className={styles.words}>
        <p>
          {isPlain
            ? t('value.models.weightsPlain')
            : t('value.models.weights', { model: format.share(weights.model), staying: format.share(weights.staying) })}
        </p>
        {learned === undefined ? null : (
          <p>
            <Trans
              i18nKey="value.models.learned"
              values={{
                from: format.date(learned.cut),
                until: format.date(learned.end),
                visits: `${format.count(learned.visits)} ${t('worth.visit', { count: learned.visits })}`,
                people: peopleText(learned.people),
                rmse: number(learned.rmse, 3),
              }}
              components={{ figure: <FigureLink who={who(`learned:${model.version}`)} /> }}
            />
          </p>
        )}
        {season === undefined ? null : <p>{t('value.models.season', seasonWords(season, format))}</p>}
        {channels === undefined ? null : (
          <p>
            {t('value.models.channels', {
              channels: format.list(
                channels.map(({ channel, times }) =>
                  t('value.models.channelTimes', { channel: channelName(channel), times: number(times, 2) }),
                ),
              ),
            })}
          </p>
        )}
        <p>{t(visits.isSettled ? 'value.models.settled' : 'value.models.unsettled', { value })}</p>
        {drift === undefined ? null : (
          <p>
            {t(drift.share > 0 ? 'value.models.driftMore' : 'value.models.driftLess', {
              share: format.share(Math.abs(drift.share)),
              version: drift.fromVersion,
            })}
          </p>
        )}
        {used === undefined || used.reason === newlyFitted ? null : (
          <p>{t('value.models.reason', { time: format.ago(used.at), name: used.by, reason: used.reason })}</p>
        )}
      </div>
      <Parameters title={t('value.models.visits')} parameters={visits.parameters} number={number} />
      {spend.map((one) => (
        <div key={one.currency}>
          <Parameters title={`${t('value.models.spend')}, ${one.currency}`} parameters={one.parameters} number={number} />
          <p className={styles.caption}>
            <Trans
              i18nKey="value.models.spendMeans"
              values={{ mean: format.money(one.mean), visit: t('worth.visit', { count: 1 }), people: peopleText(one.people) }}
              components={{ figure: <FigureLink who={who(`spend:${model.version}:${one.currency}`)} /> }}
            />
          </p>
        </div>
      ))}
    </div>
  );
}

/** The busiest and the quietest month with how busy they are, and by how much less totals were off than without the season. */
function seasonWords({ months, misfitWith, misfitWithout }: NonNullable<ValueModel['season']>, format: ReturnType<typeof useFormat>) {
  const [most, fewest] = [Math.max(...months), Math.min(...months)];
  const times = new Intl.NumberFormat(format.locale, { maximumFractionDigits: 2 });
  const month = (one: number) =>
    new Intl.DateTimeFormat(format.locale, { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2001, months.indexOf(one), 15));
  return {
    ...{ busiest: month(most), most: times.format(most), quietest: month(fewest), fewest: times.format(fewest) },
    less: format.share(1 - Math.sqrt(misfitWith / misfitWithout)),
  };
}

interface ParametersProps {
  title: string;
  parameters: ValueModel['visits']['parameters'];
  number: (value: number) => string;
}

// What the server writes where nobody chose: the newest version is used by itself.
const newlyFitted = 'newly fitted';

function Parameters({ title, parameters, number }: ParametersProps) {
  const { t } = useTranslation();
  const hasErrors = parameters.some(({ standardError }) => standardError !== undefined);
  return (
    <table className={styles.parameters}>
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">{t('value.models.parameter')}</th>
          <th scope="col">{t('value.models.estimate')}</th>
          {hasErrors ? <th scope="col">{t('value.models.error')}</th> : null}
        </tr>
      </thead>
      <tbody>
        {parameters.map(({ name, value, standardError }) => (
          <tr key={name}>
            <th scope="row">{parameterLetter(name)}</th>
            <td>{number(value)}</td>
            {hasErrors ? <td>{standardError === undefined ? none : `± ${number(standardError)}`}</td> : null}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
