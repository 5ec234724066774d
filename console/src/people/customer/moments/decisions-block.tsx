import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Customer, DecisionInList, RefusedSignals } from '../../../api/contract.ts';
import { allowSignal, customerDecisionsQuery, refusedSignalsQuery, refuseSignal } from '../../../api/moments.ts';
import { useMay } from '../../../app/use-session.ts';
import { humanName } from '../../../format/name.ts';
import { ChosenByTag, chosenBy } from '../../../moments/chosen-by.tsx';
import { RefuseSignal } from '../../../moments/refuse-signal.tsx';
import { useSignalText } from '../../../moments/use-signal-text.ts';
import { Block } from '../../../parts/block.tsx';
import { failureText } from '../../../parts/failure-text.ts';
import { TimeText } from '../../../parts/time-text.tsx';
import { showToast } from '../../../parts/toast.ts';
import styles from './moments.module.css';

/** What was decided for her and why, newest first, what of her was used, and what she does not want to be used. */
export function DecisionsBlock({ customer }: { customer: Customer }) {
  const { t } = useSignalText();
  const query = useInfiniteQuery(customerDecisionsQuery(customer.id));
  const { data: refused } = useQuery(refusedSignalsQuery(customer.id));
  const decisions = query.data?.pages.flatMap((page) => page.decisions) ?? [];
  const signals = refused?.signals ?? [];
  if (decisions.length === 0 && signals.length === 0) return null;
  return (
    <Block title={t('deciding.title')}>
      <ul className={styles.list}>
        {decisions.map((one) => (
          <Decided key={one.decision} decision={one} customer={customer.id} />
        ))}
      </ul>
      {query.hasNextPage ? (
        <button type="button" className={styles.more} disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('deciding.earlier')}
        </button>
      ) : null}
      {signals.length === 0 ? null : <Refused customer={customer.id} signals={signals} />}
    </Block>
  );
}

function Decided({ decision, customer }: { decision: DecisionInList; customer: string }) {
  const text = useSignalText();
  const { t } = text;
  const mayOpen = useMay('moments.read');
  const { at, place, choices, signals, default: isDefault } = decision;
  const [first] = choices;
  const title = first?.title ?? t('deciding.nothingChosen');
  return (
    <li className={styles.decision}>
      <p className={styles.title}>
        {mayOpen ? (
          <Link to="/moments/$decision" params={{ decision: decision.decision }}>
            {title}
          </Link>
        ) : (
          <b>{title}</b>
        )}{' '}
        {first === undefined ? null : <ChosenByTag by={chosenBy(first, isDefault)} />}
      </p>
      <p className={styles.small}>
        <TimeText at={at} /> · {place}
      </p>
      {first === undefined ? null : <p className={styles.reason}>{text.reason(first, decision)}</p>}
      {signals.length === 0 ? null : (
        <details className={styles.used}>
          <summary>{t('deciding.used', { count: signals.length })}</summary>
          <ul>
            {signals.map((signal) => (
              <li key={signal.name}>
                <span>{text.signal(signal)}</span>
                <RefuseSignal customer={customer} signal={signal.name} text={text.signal(signal)} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}

/** What she does not want to be used, and the way back. */
function Refused({ customer, signals }: { customer: string; signals: RefusedSignals['signals'] }) {
  const { t } = useSignalText();
  const client = useQueryClient();
  const mayEdit = useMay('people.edit');
  const renew = () => client.invalidateQueries({ queryKey: ['customer', customer] });
  const allow = (signal: string, reason: string) =>
    void allowSignal(customer, signal).then(
      () => {
        showToast(t('deciding.allowed'), { undo: () => void refuseSignal(customer, signal, reason).then(renew) });
        void renew();
      },
      (failure: unknown) => showToast(failureText(failure, t), { tone: 'problem' }),
    );
  return (
    <div className={styles.refused}>
      <h3>{t('deciding.refusedTitle')}</h3>
      <ul>
        {signals.map(({ signal, named, by, byHerself, at, reason }) => (
          <li key={signal}>
            <span>
              <b>{named ?? humanName(signal.replaceAll(':', ' '))}</b>{' '}
              <span className={styles.small}>
                {byHerself === true ? t('deciding.byHerself') : `“${reason}” ${by}`}, <TimeText at={at} as="date" />
              </span>
            </span>
            {mayEdit ? (
              <Button
                variant="subtle"
                size="compact-sm"
                aria-label={`${t('deciding.allow')}: ${named ?? signal}`}
                onClick={() => allow(signal, reason)}
              >
                {t('deciding.allow')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </div>
  );
}
