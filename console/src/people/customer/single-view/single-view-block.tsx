import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CircleCheck, CircleDashed } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Customer, CustomerSingleView } from '../../../api/contract.ts';
import { customerSingleViewQuery } from '../../../api/single-view.ts';
import { useMay } from '../../../app/use-session.ts';
import { Block } from '../../../parts/block.tsx';
import { Problem } from '../../../parts/problem.tsx';
import { Skeleton } from '../../../parts/skeleton.tsx';
import { Tag } from '../../../parts/tag.tsx';
import { TimeText } from '../../../parts/time-text.tsx';
import { Absence } from './absence.tsx';
import { GapLine } from './gap-line.tsx';
import styles from './single-view.module.css';

/** Whether all that the firm knows of her is in one place, what is missing, and what mends it. */
export function SingleViewBlock({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(customerSingleViewQuery(customer.id));
  return (
    <Block title={t('view.title')} aside={data === undefined ? undefined : <StateTag state={data.state} />}>
      {data === undefined ? (
        error === null ? (
          <Skeleton lines={2} />
        ) : (
          <Problem error={error} size="line" onRetry={() => void refetch()} />
        )
      ) : (
        <Standing customer={customer} view={data} />
      )}
    </Block>
  );
}

function StateTag({ state }: Pick<CustomerSingleView, 'state'>) {
  const { t } = useTranslation();
  return (
    <Tag tone={state === 'whole' ? 'good' : 'quiet'} icon={state === 'whole' ? CircleCheck : CircleDashed}>
      {t(`view.state.${state}`)}
    </Tag>
  );
}

function Standing({ customer, view }: { customer: Customer; view: CustomerSingleView }) {
  const { t } = useTranslation();
  const mayOpen = useMay('sources.read');
  const name = customer.name.display;
  const absent = view.sources.filter(({ state }) => state === 'absent');
  return (
    <div className={styles.standing}>
      {view.reasons.length > 0 ? (
        <ul className={styles.gaps}>
          {view.reasons.map((gap) => (
            <li key={JSON.stringify(gap)}>
              <GapLine
                gap={gap}
                id={customer.id}
                action={gap.source === undefined ? null : <Absence id={customer.id} name={name} source={gap.source} />}
              />
            </li>
          ))}
        </ul>
      ) : (
        <p className="muted">{t(`view.means.${view.state}`)}</p>
      )}
      {absent.map(({ source, absence }) => (
        <p key={source.id} className={styles.absent}>
          {t('view.absent', { source: source.name })}{' '}
          {absence === undefined ? (
            t('view.absentBySystem')
          ) : (
            <>
              <q>{absence.reason}</q> {absence.by}, <TimeText at={absence.time} as="date" />{' '}
              <Absence id={customer.id} name={name} source={source} isSaid />
            </>
          )}
        </p>
      ))}
      {mayOpen ? (
        <p className={styles.more}>
          <Link to="/single-view" search={{}}>
            {t('view.toShare')}
          </Link>
        </p>
      ) : null}
    </div>
  );
}
