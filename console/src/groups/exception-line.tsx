import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Clock, Pin } from 'lucide-react';
import { useState } from 'react';
import type { GroupException } from '../api/contract.ts';
import { endException } from '../api/groups.ts';
import { useMay } from '../app/use-session.ts';
import { ReasonDialog } from '../parts/reason-dialog.tsx';
import { Tag } from '../parts/tag.tsx';
import styles from './groups.module.css';
import { useGroupText } from './use-group-text.ts';

/** Somebody's word against the rule: whose, what she knows, until when, and the way to end it. */
export function ExceptionLine({ exception, showPerson = false }: { exception: GroupException; showPerson?: boolean }) {
  const { t, format, named } = useGroupText();
  const client = useQueryClient();
  const mayEnd = useMay('people.edit');
  const [isEnding, setEnding] = useState(false);
  return (
    <li className={styles.exception}>
      <Pin size={14} aria-hidden />
      <span>
        {showPerson ? (
          <Link to="/people/$id" params={{ id: exception.customer }}>
            {exception.name ?? exception.customer}
          </Link>
        ) : (
          <b>{named(exception.group)}</b>
        )}{' '}
        {t(`groups.stance.${exception.stance}`)}, {t('groups.pinned', { name: exception.by, note: exception.note })}{' '}
        {exception.isDue ? (
          <Tag tone="risk" icon={Clock}>
            {t('groups.due')}
          </Tag>
        ) : (
          <span className="muted">{t('groups.review', { day: format.date(exception.reviewBy) })}</span>
        )}
      </span>
      {mayEnd ? (
        <Button variant="subtle" size="xs" onClick={() => setEnding(true)}>
          {t('groups.end')}
        </Button>
      ) : null}
      {isEnding ? (
        <ReasonDialog
          opened
          title={t('groups.endTitle')}
          actionLabel={t('groups.end')}
          onClose={() => setEnding(false)}
          onConfirm={async (reason) => {
            await endException(exception.id, reason);
            await client.invalidateQueries({ queryKey: ['groups'] });
            await client.invalidateQueries({ queryKey: ['customer', exception.customer] });
          }}
        />
      ) : null}
    </li>
  );
}
