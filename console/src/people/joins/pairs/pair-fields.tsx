import { useTranslation } from 'react-i18next';
import type { JoinPair } from '../../../api/contract.ts';
import { useFormat } from '../../../format/use-format.ts';
import { agreementName } from './agreement-name.ts';
import styles from './pairs.module.css';

// Twenty doublings are a million to one: no bar is longer.
const bitsShownMax = 20;
// Less than that rounds to nothing.
const bitsToldMin = 0.05;

/** What is told of two people, or of two firms. */
export type Compared = Pick<JoinPair, 'fields' | 'others' | 'start'>;

/** Each field of both, how they agree, and what that adds to or takes off the score: the waterfall of the pair, as a table. */
export function PairFields({ pair, startText }: { pair: Compared; startText: string }) {
  const { t, i18n } = useTranslation();
  const agreementOf = (one: Compared['fields'][number]) => {
    const name = agreementName(one);
    const key = `pair.agreement.${name}`;
    return i18n.exists(key) ? t(key as 'pair.agreement.equal') : name;
  };
  return (
    <table className={styles.fields}>
      <thead>
        <tr>
          <th scope="col">{t('pair.field')}</th>
          <th scope="col">1</th>
          <th scope="col">2</th>
          <th scope="col">{t('pair.says')}</th>
          <th scope="col" title={t('pair.weightMeans')}>
            {t('pair.weight')}
          </th>
        </tr>
      </thead>
      <tbody>
        <tr className={styles.aside}>
          <th scope="row" colSpan={4}>
            {startText}
          </th>
          <td>
            <Bits bits={pair.start.bits} />
          </td>
        </tr>
        {pair.fields.map((one) => (
          <tr key={one.field} data-agreement={one.agreement === 'equal' ? 'equal' : one.agreement === 'missing' ? 'missing' : 'differs'}>
            <th scope="row">{t(`pair.fields.${one.field as 'surname'}`)}</th>
            {one.values.map((value, side) => (
              <td key={side === 0 ? 'one' : 'other'} className={styles.value}>
                {value ?? <span className="muted">{one.hidden === true ? t('pair.hidden') : t('pair.unknown')}</span>}
              </td>
            ))}
            <td className={styles.agreement}>{agreementOf(one)}</td>
            <td>
              <Bits bits={one.bits} />
            </td>
          </tr>
        ))}
        {Math.abs(pair.others.bits) < bitsToldMin ? null : (
          <tr className={styles.aside}>
            <th scope="row" colSpan={4}>
              {t('pair.others')}
            </th>
            <td>
              <Bits bits={pair.others.bits} />
            </td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

/** A bar to the right for one person, to the left against it, from a line in the middle. */
function Bits({ bits }: { bits: number }) {
  const { locale } = useFormat();
  const shown = Math.abs(bits) < bitsToldMin ? 0 : bits;
  const width = `${(50 * Math.min(Math.abs(shown), bitsShownMax)) / bitsShownMax}%`;
  const text = new Intl.NumberFormat(locale, { maximumFractionDigits: 1, signDisplay: 'exceptZero' }).format(shown);
  return (
    <span className={styles.bits}>
      <span className={styles.track} aria-hidden>
        <span className={styles.bar} data-side={shown < 0 ? 'against' : 'for'} style={{ width }} />
      </span>
      <span className={styles.number}>{text}</span>
    </span>
  );
}
