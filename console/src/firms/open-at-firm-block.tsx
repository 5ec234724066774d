import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { CircleAlert, UserCheck, UserX } from 'lucide-react';
import { useState } from 'react';
import type { Firm } from '../api/contract.ts';
import { nameOwner } from '../api/firms.ts';
import { useMay } from '../app/use-session.ts';
import { Block } from '../parts/block.tsx';
import { Tag } from '../parts/tag.tsx';
import { TimeText } from '../parts/time-text.tsx';
import { FirmDeed } from './firm-deed.tsx';
import styles from './firms.module.css';
import { useFirmChange } from './use-firm-change.ts';
import { useFirmText } from './use-firm-text.ts';

type Open = Firm['open'][number];

/** What is open at a firm, whose it is, and who deals with it. */
export function OpenAtFirmBlock({ firm }: { firm: Firm }) {
  const { t } = useFirmText();
  const change = useFirmChange(firm.id);
  const [naming, setNaming] = useState<Open | undefined>();
  return (
    <Block title={t('firms.open')} tone={firm.open.length === 0 ? 'plain' : 'attention'}>
      {firm.open.length === 0 ? <p className="muted">{t('firms.openNothing')}</p> : null}
      <ul className={styles.list}>
        {firm.open.map((problem) => (
          <OpenLine key={problem.customer} problem={problem} firm={firm} onName={() => setNaming(problem)} />
        ))}
      </ul>
      {naming === undefined ? null : (
        <FirmDeed
          title={t('firms.nameOwner')}
          onClose={() => setNaming(undefined)}
          onSend={(body) => change(nameOwner(firm.id, { ...body, customer: naming.customer }))}
          fields={[{ name: 'owner', label: t('firms.ownerLabel'), initial: naming.owner?.name ?? '' }]}
        />
      )}
    </Block>
  );
}

export function OpenLine({ problem, firm, onName }: { problem: Open; firm: Pick<Firm, 'id'>; onName?: () => void }) {
  const { t } = useFirmText();
  const mayName = useMay('people.edit');
  const { owner } = problem;
  return (
    <li className={styles.item}>
      <span>
        <Tag tone="problem" icon={CircleAlert}>
          {t(`firms.problem.${problem.kind}`)}
        </Tag>{' '}
        <Link to="/people/$id" params={{ id: problem.customer }}>
          {problem.name}
        </Link>
        {problem.firm.id === firm.id ? null : `, ${t('firms.at', { firm: problem.firm.name })}`} · <TimeText at={problem.since} />
        {problem.words === undefined ? null : <span className={`${styles.under} ${styles.words}`}>“{problem.words}”</span>}
        <span className={styles.under}>
          {owner === undefined ? (
            <Tag tone="risk" icon={UserX}>
              {t('firms.nobodyDeals')}
            </Tag>
          ) : (
            <Tag tone="good" icon={UserCheck}>
              {t('firms.dealsWith', { name: owner.name })}
            </Tag>
          )}{' '}
          {mayName && onName !== undefined ? (
            <Button variant={owner === undefined ? 'default' : 'subtle'} size="xs" onClick={onName}>
              {t('firms.nameOwner')}
            </Button>
          ) : null}
        </span>
      </span>
    </li>
  );
}
