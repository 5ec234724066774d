import { Button, Menu } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { MoreHorizontal } from 'lucide-react';
import { useState } from 'react';
import type { BuyingRoleName, Firm } from '../api/contract.ts';
import { addContact, endBuyingRole, endContact } from '../api/firms.ts';
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
    <Block
      id="people"
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
  );
}

type BuyingRole = Firm['contacts'][number]['buyingRoles'][number];

function Contact({ contact, firm }: { contact: Firm['contacts'][number]; firm: Firm }) {
  const text = useFirmText();
  const { t } = text;
  const mayEdit = useMay('firms.edit') && contact.firm.id === firm.id && contact.leftOn === undefined;
  const change = useFirmChange(firm.id);
  const [isLeaving, setLeaving] = useState(false);
  const [ending, setEnding] = useState<BuyingRole | undefined>();
  const roles = contact.buyingRoles.filter(({ isLive }) => isLive);
  const again = ({ role, context }: BuyingRole, since: string, reason: string) => ({
    customer: contact.customer,
    role,
    context,
    since,
    reason,
  });
  /** With all that she did there until she left. */
  const comeBack = async (since: string, reason: string) => {
    await change(addContact(firm.id, { customer: contact.customer, reason }));
    for (const role of roles) await change(addContact(firm.id, again(role, since, reason)));
  };
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
      <span className={styles.ends}>
        {contact.leftOn === undefined ? <LevelTag level={contact.reading.level} /> : null}
        {mayEdit ? (
          <Menu position="bottom-end" withinPortal>
            <Menu.Target>
              <Button variant="subtle" size="xs" aria-label={t('firms.moreOf', { name: contact.name })}>
                <MoreHorizontal size={16} aria-hidden />
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {roles
                .filter(({ until }) => until === undefined)
                .map((role) => (
                  <Menu.Item key={role.id} onClick={() => setEnding(role)}>
                    {t('firms.endTitle', { role: t(`firm.buying.${role.role}`) })}
                  </Menu.Item>
                ))}
              <Menu.Item onClick={() => setLeaving(true)}>{t('firms.hasLeft')}</Menu.Item>
            </Menu.Dropdown>
          </Menu>
        ) : null}
      </span>
      {isLeaving ? (
        <FirmDeed
          title={t('firms.hasLeft')}
          onClose={() => setLeaving(false)}
          onSend={(body) => change(endContact(firm.id, contact.customer, body))}
          onUndo={({ until, reason }) => comeBack(until ?? firm.today, reason ?? '')}
          fields={[{ name: 'until', label: t('firms.until'), kind: 'day', initial: firm.today }]}
        />
      ) : null}
      {ending === undefined ? null : (
        <FirmDeed
          title={t('firms.endTitle', { role: t(`firm.buying.${ending.role}`) })}
          onClose={() => setEnding(undefined)}
          onSend={(body) => change(endBuyingRole(firm.id, ending.id, body))}
          onUndo={({ until, reason }) => change(addContact(firm.id, again(ending, until ?? firm.today, reason ?? '')))}
          fields={[{ name: 'until', label: t('firms.until'), kind: 'day', initial: firm.today }]}
        />
      )}
    </li>
  );
}
