import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Customer, OwnedProduct } from '../../../api/contract.ts';
import { ownedProductsQuery } from '../../../api/value.ts';
import { none } from '../../../format/number.ts';
import { useFormat } from '../../../format/use-format.ts';
import { Block } from '../../../parts/block.tsx';
import { EvidenceLink } from '../evidence/evidence-link.tsx';
import { useWorthText } from '../worth/use-worth-text.ts';
import { EquityTrend } from './equity-trend.tsx';
import styles from './owned.module.css';

/** Connected things she owns: hardware, services and experience, each with its number, and how that has gone. */
export function OwnedBlock({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const { data } = useQuery(ownedProductsQuery(customer.id));
  if (data === undefined || data.products.length === 0) return null;
  return (
    <Block title={t('owned.title')}>
      <div className={styles.things}>
        {data.products.map((product) => (
          <Thing key={`${product.serial ?? ''} ${product.label}`} product={product} />
        ))}
      </div>
      {data.assumptions.length === 0 ? null : <p className={styles.small}>{t('owned.assumed')}</p>}
    </Block>
  );
}

function Thing({ product }: { product: OwnedProduct }) {
  const { t } = useTranslation();
  const text = useWorthText(product.currency);
  const format = useFormat();
  const { hardware, services, experience, total, active, signals } = product;
  const names = format.list(active.map(({ name, isAssumed }) => (isAssumed ? `${name} (${t('owned.assumedFee')})` : name)));
  const rows = [
    { part: 'hardware' as const, amount: hardware, why: product.isPriceKnown ? '' : t('owned.unknownPrice') },
    {
      part: 'services' as const,
      amount: services,
      why: active.length === 0 ? t('owned.none') : t('owned.active', { count: active.length, names }),
    },
    {
      part: 'experience' as const,
      amount: experience,
      why: signals.length === 0 ? t('owned.noSignal') : signals.map(({ kind, count }) => t(`owned.signal.${kind}`, { count })).join(', '),
    },
  ];
  const numberOf = (part: 'experience' | 'hardware' | 'services') => ({ of: 'owned' as const, thing: String(product.number), part });
  const isTold = { hardware: false, services: active.length > 0, experience: signals.length > 0 };
  // A part below zero takes from the others: the bar shows what is there, the number what is missing.
  const sum = rows.reduce((all, { amount }) => all + Math.max(0, amount), 0);
  const isKnown = product.isPriceKnown || sum > 0;
  const worth = product.isPriceKnown ? text.round(total) : sum > 0 ? t('owned.withoutHardware', { amount: text.round(total) }) : none;
  return (
    <div>
      <p className={styles.name}>
        <b>{product.label}</b>{' '}
        <span>
          {product.serial === undefined || product.serial === product.label ? '' : `${product.serial} · `}
          {product.since === undefined ? '' : t('owned.since', { date: format.date(product.since) })}
        </span>
      </p>
      {sum === 0 ? null : (
        <div className={styles.bar} aria-hidden>
          {rows.map(({ part, amount }) => (amount <= 0 ? null : <span key={part} data-part={part} style={{ flexGrow: amount / sum }} />))}
        </div>
      )}
      <dl className={styles.parts}>
        {rows.map(({ part, amount, why }) => (
          <div key={part}>
            <dt>
              <span className={styles.mark} data-part={part} aria-hidden />
              {t(`owned.${part}`)}
              {why === '' ? null : (
                <span className={styles.why}>
                  <EvidenceLink number={isTold[part] ? numberOf(part) : undefined} isStop={false}>
                    {why}
                  </EvidenceLink>
                </span>
              )}
            </dt>
            <dd>
              {part === 'hardware' && !product.isPriceKnown ? (
                none
              ) : (
                <EvidenceLink number={numberOf(part)}>{text.round(amount)}</EvidenceLink>
              )}
            </dd>
          </div>
        ))}
        <div className={styles.total}>
          <dt>{t('owned.total')}</dt>
          <dd>
            <EvidenceLink number={worth === none ? undefined : { of: 'owned', thing: String(product.number) }}>{worth}</EvidenceLink>
          </dd>
        </div>
      </dl>
      {isKnown ? <EquityTrend trend={product.trend} money={text.round} date={format.date} /> : null}
    </div>
  );
}
