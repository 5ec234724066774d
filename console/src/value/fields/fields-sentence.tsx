import { Trans, useTranslation } from 'react-i18next';
import type { ValueFields } from '../../api/contract.ts';
import { useFormat } from '../../format/use-format.ts';
import { FigureLink } from '../../parts/behind/figure-link.tsx';
import { usePeopleText } from '../use-people-text.ts';
import styles from './fields.module.css';
import { SharesBar } from './shares-bar.tsx';
import { areaText, useFieldTexts } from './use-field-texts.ts';

interface FieldsSentenceProps {
  measurement: NonNullable<ValueFields['measurement']>;
  shares: NonNullable<ValueFields['shares']>;
}

/** How much of what is kept is of any use, and how that is known. */
export function FieldsSentence({ measurement, shares }: FieldsSentenceProps) {
  const { t } = useTranslation();
  const format = useFormat('UTC');
  const texts = useFieldTexts();
  const peopleText = usePeopleText();
  const { people, outcomes, oneIn, together, measuredAt, measuredBy, cutDate, listing } = measurement;
  const who = (figure: string) => (listing === undefined ? undefined : figure);
  const area = (value: number) => areaText(value, format.locale);
  return (
    <div className={styles.answer}>
      <div>
        <p className={styles.sentence}>
          {t('fields.sentence', {
            predicts: format.share(shares.predicts),
            serves: format.share(shares.serves + shares.legal),
            none: format.share(shares.none),
            within: texts.within(measurement),
          })}
        </p>
        <p className={styles.caption}>
          <Trans
            i18nKey="fields.about"
            values={{
              people: peopleText(people),
              cut: format.date(cutDate),
              outcomes: format.count(outcomes),
              share: format.share(outcomes / people),
            }}
            components={{ people: <FigureLink who={who('measured')} />, outcomes: <FigureLink who={who('came')} /> }}
          />{' '}
          {together === undefined
            ? t('fields.nothingTogether')
            : t('fields.together', { area: area(together.auc), low: area(together.low), high: area(together.high) })}{' '}
          {oneIn > 1 ? `${t('fields.oneIn', { number: format.count(oneIn) })} ` : ''}
          {shares.withPower > shares.predicts ? t('fields.withPower', { share: format.share(shares.withPower) }) : null}
        </p>
        <p className={styles.caption}>
          {measuredBy === 'schedule'
            ? t('fields.bySchedule', { time: format.ago(measuredAt) })
            : t('fields.by', { time: format.ago(measuredAt), name: measuredBy })}{' '}
        </p>
      </div>
      <SharesBar shares={shares} />
    </div>
  );
}
