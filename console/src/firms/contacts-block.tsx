import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { BuyingRoleName, Firm } from '../api/contract.ts';
import { addContact } from '../api/firms.ts';
import { useMay } from '../app/use-session.ts';
import { Block } from '../parts/block.tsx';
import { Tag } from '../parts/tag.tsx';
import { Avatar } from '../people/avatar.tsx';
import { FirmDeed } from './firm-deed.tsx';
import styles from './firms.module.css';
import { LevelTag } from './level-tag.tsx';
import { useFirmChange } from './use-firm-change.ts';
import { useFirmText } from './use-firm-text.ts';

export const buyingRoles = ['decider', 'influencer', 'user', 'buyer', 'gatekeeper'] as const satisfies readonly BuyingRoleName[];

/** The people of a firm and its sites: what each does when it buys, and how she stands with us. */
export function ContactsBlock({ firm }: { firm: Firm }) {
  const { t, people } = useFirmText();
  const mayEdit = useMay('firms.edit');
  const change = useFirmChange(firm.id);
  const [isAdding, setAdding] = useState(false);
  const contacts = [...firm.contacts].sort(
    (left, right) =>
      Number(left.leftOn !== undefined) - Number(right.leftOn !== undefined) ||
      right.weight - left.weight ||
      left.name.localeCompare(right.name),
  );
  return (
    <div id="people">
      <Block
        title={t('firms.contacts')}
        aside={
          mayEdit ? (
            <Button variant="subtle" size="xs" onClick={() => setAdding(true)}>
              {t('firms.addContact')}
            </Button>
          ) : (
            people(contacts.length)
          )
        }
      >
        {contacts.length === 0 ? <p className="muted">{t('firms.noContacts')}</p> : null}
        <ul className={styles.list}>
          {contacts.map((contact) => (
            <Contact key={`${contact.firm.id} ${contact.customer}`} contact={contact} firm={firm} />
          ))}
        </ul>
        {isAdding ? (
          <FirmDeed
            title={t('firms.addContact')}
            onClose={() => setAdding(false)}
            onSend={(body) => change(addContact(firm.id, body))}
            fields={[
              { name: 'customer', label: t('firms.customerNumber') },
              {
                name: 'role',
                label: t('firms.buyingLabel'),
                options: [
                  { value: '', label: t('firms.buyingNone') },
                  ...buyingRoles.map((value) => ({ value, label: t(`firm.buying.${value}`) })),
                ],
                isOptional: true,
              },
              { name: 'since', label: t('firms.since'), kind: 'day', initial: firm.today },
            ]}
          />
        ) : null}
      </Block>
    </div>
  );
}

function Contact({ contact, firm }: { contact: Firm['contacts'][number]; firm: Firm }) {
  const text = useFirmText();
  const { t } = text;
  const roles = contact.buyingRoles.filter(({ isLive }) => isLive);
  return (
    <li className={styles.item} data-left={contact.leftOn !== undefined}>
      <span className={styles.person}>
        <Avatar name={contact.name} />
        <span>
          <Link to="/people/$id" params={{ id: contact.customer }}>
            {contact.name}
          </Link>
          {contact.firm.id === firm.id ? null : <span className="muted">, {t('firms.at', { firm: contact.firm.name })}</span>}{' '}
          <span className={styles.chips}>
            {roles.map((role) => (
              <Tag key={role.id} tone="accent" title={`${role.context} ${text.span(role)}`.trim()}>
                {t(`firm.buying.${role.role}`)}
              </Tag>
            ))}
          </span>
          <span className={styles.under}>
            {contact.leftOn === undefined
              ? `${text.reason(contact.reading)} · ${t('firms.weighs', { count: contact.weight })}`
              : t('firm.left', { day: text.day(contact.leftOn) })}{' '}
            · {text.by(contact.by)}
          </span>
        </span>
      </span>
      {contact.leftOn === undefined ? <LevelTag level={contact.reading.level} /> : null}
    </li>
  );
}
