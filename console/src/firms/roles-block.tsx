import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Firm } from '../api/contract.ts';
import { addRole, endRole } from '../api/firms.ts';
import { useMay } from '../app/use-session.ts';
import { Block } from '../parts/block.tsx';
import { Tag } from '../parts/tag.tsx';
import { FirmDeed } from './firm-deed.tsx';
import styles from './firms.module.css';
import { partyRoles } from './firms.tsx';
import { useFirmChange } from './use-firm-change.ts';
import { useFirmText } from './use-firm-text.ts';

type Role = Firm['roles'][number];

/** What a firm is to us: each role with its context and days, ended ones below. */
export function RolesBlock({ firm }: { firm: Firm }) {
  const text = useFirmText();
  const { t } = text;
  const mayEdit = useMay('firms.edit');
  const change = useFirmChange(firm.id);
  const [isAdding, setAdding] = useState(false);
  const [ending, setEnding] = useState<Role | undefined>();
  const roles = [...firm.roles].sort((left, right) => Number(right.isLive) - Number(left.isLive));
  return (
    <Block
      title={t('firms.roles')}
      aside={
        mayEdit ? (
          <Button variant="subtle" size="xs" onClick={() => setAdding(true)}>
            {t('firms.addRole')}
          </Button>
        ) : undefined
      }
    >
      {roles.length === 0 ? <p className="muted">{t('firms.toUsNothing')}</p> : null}
      <ul className={styles.list}>
        {roles.map((role) => (
          <li key={role.id} className={styles.item}>
            <span className={role.isLive ? undefined : styles.ended}>
              <Tag tone={!role.isLive ? 'quiet' : role.role === 'competitor' ? 'risk' : 'accent'}>{text.role(role.role)}</Tag>{' '}
              {role.context === '' ? t('firms.noContext') : role.context}
              <span className={styles.under}>
                {text.span(role)} · {text.by(role.by)}
              </span>
            </span>
            {mayEdit && role.until === undefined ? (
              <Button variant="subtle" size="xs" onClick={() => setEnding(role)}>
                {t('firms.end')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {isAdding ? (
        <FirmDeed
          title={t('firms.addRole')}
          onClose={() => setAdding(false)}
          onSend={(body) => change(addRole(firm.id, { context: '', ...body }))}
          fields={[
            { name: 'role', label: t('firms.roleLabel'), options: partyRoles.map((value) => ({ value, label: text.role(value) })) },
            { name: 'context', label: t('firms.context'), hint: t('firms.contextHint'), isOptional: true },
            { name: 'since', label: t('firms.since'), kind: 'day', initial: firm.today },
          ]}
        />
      ) : null}
      {ending === undefined ? null : (
        <FirmDeed
          title={t('firms.endTitle', { role: text.role(ending.role) })}
          onClose={() => setEnding(undefined)}
          onSend={(body) => change(endRole(firm.id, ending.id, body))}
          onUndo={({ until, reason }) => change(addRole(firm.id, { role: ending.role, context: ending.context, since: until, reason }))}
          fields={[{ name: 'until', label: t('firms.until'), kind: 'day', initial: firm.today }]}
        />
      )}
    </Block>
  );
}
