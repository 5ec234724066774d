import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Customer, CustomerValue } from '../../../api/contract.ts';
import { customerValueQuery } from '../../../api/value.ts';
import { Block } from '../../../parts/block.tsx';
import { Choices } from '../../../parts/choices.tsx';
import { IntervalPlot } from '../../../parts/plot/interval-plot.tsx';
import { Problem } from '../../../parts/problem.tsx';
import { Skeleton } from '../../../parts/skeleton.tsx';
import { Tag } from '../../../parts/tag.tsx';
import { EvidenceLink } from '../evidence/evidence-link.tsx';
import { chanceWord } from './chance-word.ts';
import { profitOf } from './profit-of.ts';
import { useJustChanged } from './use-just-changed.ts';
import { horizonChoices, horizonDaysDefault, useWorthText } from './use-worth-text.ts';
import styles from './worth.module.css';
import { WorthAdvocacy } from './worth-advocacy.tsx';
import { WorthDrivers } from './worth-drivers.tsx';
import { WorthFootnote } from './worth-footnote.tsx';
import { WorthStatement } from './worth-statement.tsx';

/** What will come of it, with how sure that is and why: after the person and all that she said, never before. */
export function WorthBlock({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const { ahead } = useSearch({ from: '/shell/people/$id' });
  const horizonDays = horizonChoices.find(([, days]) => String(days) === ahead)?.[1] ?? horizonDaysDefault;
  const { data: value, error, refetch } = useQuery(customerValueQuery(customer.id, horizonDays));
  return (
    <Block
      title={t('worth.title')}
      aside={value?.early === undefined || value.ahead === undefined ? undefined : <Tag>{t('worth.early.tag')}</Tag>}
    >
      {value === undefined ? (
        error === null ? (
          <Skeleton lines={4} />
        ) : (
          <Problem error={error} size="line" onRetry={() => void refetch()} />
        )
      ) : value.ahead === undefined ? (
        <>
          <NotYet value={value} />
          <WorthAdvocacy value={value} />
        </>
      ) : (
        <>
          <Choices
            parameter="ahead"
            label={t('worth.horizon')}
            chosen={horizonDays === horizonDaysDefault ? undefined : String(horizonDays)}
            options={horizonChoices.map(([name, days]) => ({
              value: days === horizonDaysDefault ? undefined : String(days),
              label: t(`worth.${name}`),
            }))}
          />
          <Worth value={value} ahead={value.ahead} />
        </>
      )}
    </Block>
  );
}

function NotYet({ value: { early } }: { value: CustomerValue }) {
  const { t } = useTranslation();
  const [visit, visits] = [t('worth.visit', { count: 1 }), t('worth.visit', { count: 2 })];
  return (
    <p className={styles.notYet}>
      <b>{t('worth.early.unknown')}.</b> {early === undefined ? null : t(`worth.early.${early.reason}`, { visit, visits })}
    </p>
  );
}

// What is to come is read from what was bought.
const bought = { of: 'purchase' } as const;

function Worth({ value, ahead }: { value: CustomerValue; ahead: NonNullable<CustomerValue['ahead']> }) {
  const { t } = useTranslation();
  const text = useWorthText(value.currency);
  const { visitsRange } = ahead;
  const money = profitOf(ahead);
  const isChanged = useJustChanged(`${value.customer} ${value.horizonDays}`, `${ahead.visits} ${money?.profit.amount}`);
  const rangeText = (range: { low: number; high: number }, expected: number, say: (amount: number) => string) =>
    t('worth.rangeMeans', { low: say(range.low), high: say(range.high), expected: say(expected) });
  return (
    <div className={styles.worth} data-changed={isChanged || undefined}>
      {value.early === undefined ? null : (
        <p className={styles.early}>{t(`worth.early.${value.early.reason}`, { visit: text.words(1), visits: text.words(2) })}</p>
      )}
      <div>
        <p className={styles.lead}>
          <EvidenceLink number={bought}>{text.visits(ahead.visits)}</EvidenceLink> <span>{text.within(value.horizonDays)}</span>
        </p>
        <IntervalPlot
          {...visitsRange}
          reach={1}
          expected={ahead.visits}
          format={text.number}
          label={rangeText(visitsRange, ahead.visits, text.number)}
        />
      </div>
      {money === undefined ? null : (
        <div>
          <p className={styles.lead}>
            <EvidenceLink number={bought}>{t('worth.profit', { amount: text.round(money.profit.amount) })}</EvidenceLink>
          </p>
          <IntervalPlot
            {...money.range}
            reach={money.lines[0]?.each ?? 0}
            expected={money.profit.amount}
            format={text.round}
            label={rangeText(money.range, money.profit.amount, text.round)}
          />
        </div>
      )}
      <p className={styles.small}>{t('worth.eightInTen')}</p>
      <Chances value={value} ahead={ahead} />
      <WorthDrivers value={value} />
      {money === undefined ? null : <WorthStatement currency={value.currency} money={money} />}
      <WorthAdvocacy value={value} />
      <WorthFootnote value={value} />
    </div>
  );
}

/** Whether she is a customer still, and when she comes next. */
function Chances({ value, ahead }: { value: CustomerValue; ahead: NonNullable<CustomerValue['ahead']> }) {
  const { t } = useTranslation();
  const text = useWorthText(value.currency);
  return (
    <dl className={styles.chances}>
      <div>
        <dt>{t('worth.still')}</dt>
        <dd>
          {ahead.chanceActive === undefined ? (
            t('worth.chance.unknown')
          ) : (
            <>
              {t(`worth.chance.${chanceWord(ahead.chanceActive)}`)}{' '}
              <span>
                <EvidenceLink number={bought} isStop={false}>
                  {text.format.share(ahead.chanceActive)}
                </EvidenceLink>
              </span>
            </>
          )}
        </dd>
      </div>
      <div>
        <dt>{t('worth.next', { visit: text.words(1) })}</dt>
        <dd>
          {ahead.nextVisit === undefined
            ? t(ahead.chanceActive === undefined ? 'worth.noDay' : 'worth.noNext')
            : t('worth.evenChance', { day: text.format.date(ahead.nextVisit) })}
        </dd>
      </div>
    </dl>
  );
}
