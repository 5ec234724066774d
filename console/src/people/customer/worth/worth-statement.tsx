import { useTranslation } from 'react-i18next';
import type { ProfitLine } from '../../../api/contract.ts';
import { EvidenceLink } from '../evidence/evidence-link.tsx';
import type { OpenedNumber } from '../evidence/opened-number.ts';
import type { Profit } from './profit-of.ts';
import { useWorthText } from './use-worth-text.ts';
import styles from './worth.module.css';

interface WorthStatementProps {
  currency: string;
  money: Profit;
}

/** The profit line by line, summed under a double rule as a bill is. */
export function WorthStatement({ currency, money: { profit, range: span, lines } }: WorthStatementProps) {
  const { t } = useTranslation();
  const text = useWorthText(currency);
  const name = ({ kind, care }: ProfitLine) => {
    if (kind === 'margin') return t('worth.margin');
    if (kind === 'advocacy') return t('worth.advocacy.line');
    return kind === 'discount' || care === undefined ? t('worth.discount') : t(`worth.care.${care}`);
  };
  const detail = ({ kind, count, each }: ProfitLine) => {
    if (count === undefined || each === undefined) return '';
    if (kind === 'advocacy') return t('worth.advocacy.friends', { count });
    const amount = text.money(Math.abs(each));
    const number = new Intl.NumberFormat(text.format.locale, { maximumFractionDigits: 2 }).format(count);
    return kind === 'margin' ? t('worth.visitsTimes', { number, visits: text.words(count), amount }) : t('worth.times', { number, amount });
  };
  const [low, high] = [text.round(span.low), text.round(span.high)];
  const range = low === high ? t('worth.sameForAll', { value: low }) : t('worth.range', { low, high });
  return (
    <table className={styles.statement}>
      <caption>{t('worth.statement')}</caption>
      <tbody>
        {lines.map((line) => (
          <tr key={`${line.kind} ${line.care ?? ''}`}>
            <th scope="row">
              {name(line)} <span>{detail(line)}</span>
            </th>
            <td>
              <EvidenceLink number={numberBehind(line)}>{text.money(line.amount)}</EvidenceLink>
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">
            {t('worth.total')} <span>{range}</span>
          </th>
          <td>{text.money(profit.amount)}</td>
        </tr>
      </tfoot>
    </table>
  );
}

/** What a line was read from; friends stand under the statement, each with her own part. */
function numberBehind({ kind, care }: ProfitLine): OpenedNumber | undefined {
  if (kind === 'advocacy') return undefined;
  return care === undefined ? { of: 'purchase' } : { of: 'care', care };
}
