import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Check, X } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import type { Customer, CustomerPermissions, PurposePermission } from '../../../api/contract.ts';
import { customerPermissionsQuery } from '../../../api/permissions.ts';
import { useMay } from '../../../app/use-session.ts';
import { Block } from '../../../parts/block.tsx';
import { Problem } from '../../../parts/problem.tsx';
import { Skeleton } from '../../../parts/skeleton.tsx';
import { TimeText } from '../../../parts/time-text.tsx';
import { usePermissionText } from '../../use-permission-text.ts';
import styles from './allowed.module.css';
import { SaidList } from './said-list.tsx';

const WriteDown = lazy(async () => ({ default: (await import('./write-down.tsx')).WriteDown }));
const OwnSpace = lazy(async () => ({ default: (await import('./own-space.tsx')).OwnSpace }));
const ChooseRelationship = lazy(async () => ({ default: (await import('./choose-relationship.tsx')).ChooseRelationship }));

/** What she allows and how she wants it to be between us: by purpose, with the reason; and writing down what she says of it. */
export function AllowedBlock({ customer }: { customer: Customer }) {
  const { t } = usePermissionText();
  const mayEdit = useMay('people.edit');
  const mayGive = useMay('ownSpace.give');
  const [open, setOpen] = useState<'ownSpace' | 'relationship' | 'said'>();
  const { data, error, refetch } = useQuery(customerPermissionsQuery(customer.id));
  const close = () => setOpen(undefined);
  return (
    <Block
      title={t('allowed.title')}
      aside={
        mayEdit ? (
          <Button variant="subtle" size="xs" onClick={() => setOpen('said')}>
            {t('allowed.write')}
          </Button>
        ) : undefined
      }
    >
      {data === undefined ? (
        error === null ? (
          <Skeleton lines={5} />
        ) : (
          <Problem error={error} size="line" onRetry={() => void refetch()} />
        )
      ) : (
        <>
          <Wanted
            permissions={data}
            onChoose={mayEdit ? () => setOpen('relationship') : undefined}
            onOwnSpace={mayGive ? () => setOpen('ownSpace') : undefined}
          />
          <ul className={styles.purposes}>
            {data.purposes.map((one) => (
              <Purpose key={one.purpose} one={one} />
            ))}
          </ul>
          <Attention permissions={data} />
        </>
      )}
      {customer.permissions.length === 0 ? null : (
        <details className={styles.details}>
          <summary>{t('allowed.details', { count: customer.permissions.length })}</summary>
          <SaidList customer={customer} />
        </details>
      )}
      <Suspense fallback={null}>
        {open === 'said' ? <WriteDown customer={customer} onClose={close} /> : null}
        {open === 'ownSpace' ? <OwnSpace customer={customer} onClose={close} /> : null}
        {open === 'relationship' ? (
          <ChooseRelationship customer={customer} current={data?.relationship.relationship} onClose={close} />
        ) : null}
      </Suspense>
    </Block>
  );
}

interface WantedProps {
  permissions: CustomerPermissions;
  onChoose: (() => void) | undefined;
  onOwnSpace: (() => void) | undefined;
}

function Wanted({ permissions, onChoose, onOwnSpace }: WantedProps) {
  const { t } = usePermissionText();
  const { relationship, isStated, reason, time } = permissions.relationship;
  return (
    <p className={styles.wanted}>
      {relationship === undefined ? (
        t('relationship.unknown')
      ) : (
        <>
          {t('relationship.wants')} <b>{t(`relationship.name.${relationship}`)}</b>
          <span className={styles.under}>
            {isStated ? (
              <>
                {t('relationship.stated')} <TimeText at={time} as="day" />
              </>
            ) : (
              t('relationship.read', { reason })
            )}
          </span>
        </>
      )}{' '}
      {onChoose === undefined ? null : (
        <button type="button" className={styles.link} onClick={onChoose}>
          {t(relationship === undefined ? 'relationship.choose' : 'relationship.change')}
        </button>
      )}
      {onOwnSpace === undefined ? null : (
        <>
          {' · '}
          <button type="button" className={styles.link} onClick={onOwnSpace}>
            {t('ownSpace.open')}
          </button>
        </>
      )}
    </p>
  );
}

function Purpose({ one }: { one: PurposePermission }) {
  const text = usePermissionText();
  // What differs by channel is said; what is the same everywhere would only repeat the line.
  const others = one.channels.filter(({ allowed }) => allowed !== one.allowed);
  return (
    <li className={styles.purpose} data-allowed={one.allowed} title={one.words}>
      {one.allowed ? <Check size={15} aria-hidden /> : <X size={15} aria-hidden />}
      <span>
        {text.name(one.purpose)} <span className={styles.word}>{text.t(one.allowed ? 'allowed.yes' : 'allowed.no')}</span>
        <span className={styles.under}>
          {text.reason(one.code, one.words)}
          {others.length === 0
            ? null
            : ` · ${text.t(one.allowed ? 'allowed.butNot' : 'allowed.but', { channels: others.map(({ channel }) => text.name(channel)).join(', ') })}`}
        </span>
      </span>
    </li>
  );
}

function Attention({ permissions: { attention, openProblem } }: { permissions: CustomerPermissions }) {
  const { t } = usePermissionText();
  const { budget, spent, left, freeAt } = attention;
  return (
    <p className={styles.attention}>
      {t('attention.spent', { count: spent, budget })}
      {left > 0 || freeAt === undefined ? null : (
        <>
          {' '}
          {t('attention.free')} <TimeText at={freeAt} as="day" />.
        </>
      )}
      {openProblem === undefined ? null : ` ${t('attention.problem')}`}
    </p>
  );
}
