import type { DecisionDetails } from '../api/contract.ts';
import { Block } from '../parts/block.tsx';
import { TimeText } from '../parts/time-text.tsx';
import { usePermissionText } from '../people/use-permission-text.ts';
import styles from './decision.module.css';
import { useRejectionText } from './use-rejection-text.ts';
import { useSignalText } from './use-signal-text.ts';

/** What stood against content of which purpose, and how much of what is known of her each purpose may look at. */
export function GateSection({ decision }: { decision: DecisionDetails }) {
  const { t } = useSignalText();
  const { name: purposeName } = usePermissionText();
  const rejection = useRejectionText();
  const { gate, usable, customer } = decision;
  return (
    <Block title={t('moments.gate')}>
      {gate.length === 0 ? <p>{t('moments.gateOpen')}</p> : null}
      <ul className={styles.gate}>
        {gate.map(({ purpose, isPromotion, product, refusals }) => (
          <li key={`${purpose} ${isPromotion} ${product ?? ''}`}>
            <b>
              {t(isPromotion ? 'moments.gateOffer' : 'moments.gateHelp', { purpose: purposeName(purpose) })}
              {product === undefined ? null : ` · ${product}`}
            </b>
            {refusals.map(({ code, words, until }) => (
              <span key={code} className={styles.refusal}>
                {rejection({ code, reason: words, wouldChange: '' }).why}
                {until === undefined ? null : (
                  <>
                    {' · '}
                    {t('moments.gateUntil')} <TimeText at={until} />
                  </>
                )}
              </span>
            ))}
          </li>
        ))}
      </ul>
      {customer === undefined || usable.length === 0 ? null : (
        <p className={styles.means}>
          {t('moments.usable')}{' '}
          {usable
            .map(({ purpose, identifiers }) =>
              t(identifiers === 0 ? 'moments.usableNone' : 'moments.usableOf', { purpose: purposeName(purpose), count: identifiers }),
            )
            .join('; ')}
          .
        </p>
      )}
    </Block>
  );
}
