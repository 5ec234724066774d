import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Customer, CustomerGroups } from '../../../api/contract.ts';
import { customerGroupsQuery, customerServiceQuery } from '../../../api/groups.ts';
import { useMay } from '../../../app/use-session.ts';
import { ExceptionLine } from '../../../groups/exception-line.tsx';
import styles from '../../../groups/groups.module.css';
import { pointNames, usePointText } from '../../../groups/service-points.ts';
import { type Condition, useGroupText } from '../../../groups/use-group-text.ts';
import { Block } from '../../../parts/block.tsx';
import { EvidenceLink } from '../evidence/evidence-link.tsx';
import { type OpenedNumber, tasteShown } from '../evidence/opened-number.ts';
import { AudiencesBlock } from './audiences-block.tsx';
import { PinDialog } from './pin-dialog.tsx';

/** Which groups she belongs to and why, what she is owed, and where a colleague knows better. */
export function GroupsBlock({ customer }: { customer: Customer }) {
  const text = useGroupText();
  const { t } = text;
  const { data } = useQuery(customerGroupsQuery(customer.id));
  const mayPin = useMay('people.edit');
  const [isPinning, setPinning] = useState(false);
  if (data === undefined) return null;
  return (
    <>
      <Block
        title={t('groups.mine')}
        aside={
          mayPin ? (
            <Button variant="subtle" size="xs" onClick={() => setPinning(true)}>
              {t('groups.pin')}
            </Button>
          ) : undefined
        }
      >
        {data.groups.length === 0 ? <p className="muted">{t('groups.none')}</p> : null}
        <ul className={styles.mine}>
          {data.groups.map((group) => (
            <Membership key={group.id} group={group} customer={customer} />
          ))}
          {data.keptOut.map((exception) => (
            <ExceptionLine key={exception.id} exception={exception} />
          ))}
        </ul>
      </Block>
      <AudiencesBlock id={customer.id} />
      <ServiceBlock id={customer.id} />
      {isPinning ? <PinDialog customer={customer} groups={data} onClose={() => setPinning(false)} /> : null}
    </>
  );
}

function Membership({ group, customer }: { group: CustomerGroups['groups'][number]; customer: Customer }) {
  const text = useGroupText();
  const { t } = text;
  const mayOpen = useMay('value.read');
  const name = text.named(group);
  return (
    <li>
      {mayOpen ? (
        <Link to="/groups/$id" params={{ id: String(group.id) }}>
          <b>{name}</b>
        </Link>
      ) : (
        <b>{name}</b>
      )}
      {group.exception === undefined ? (
        <ul className={styles.reasons}>
          {group.reasons.map((reason) => {
            const condition = reason.condition as Condition;
            const said = reason.hidden === true ? t('groups.hidden') : text.condition(condition);
            const phrase = reason.isNot ? t('groups.not', { text: said }) : said;
            const own = reason.own === undefined ? undefined : text.own(condition, reason.own);
            return (
              <li key={reason.text}>
                {phrase}
                {own === undefined ? null : (
                  <b>
                    {' – '}
                    <EvidenceLink number={numberBehind(condition, reason.own?.name, customer)}>{own}</EvidenceLink>
                  </b>
                )}
              </li>
            );
          })}
        </ul>
      ) : (
        <ul>
          <ExceptionLine exception={group.exception} names="neither" />
        </ul>
      )}
    </li>
  );
}

/** What her own number was read from: purchases, dealings with care, choices; undefined for what she said or allowed. */
function numberBehind(condition: Condition, chosen: string | undefined, { choices }: Customer): OpenedNumber | undefined {
  const { measure, kind, withinDays, preference, occasion, of } = condition;
  const days = withinDays === undefined ? {} : { withinDays: String(withinDays) };
  if (measure === 'care') return kind === undefined ? { of: 'care', ...days } : { of: 'care', care: kind };
  if (measure !== undefined) return { of: 'purchase', ...(measure === 'visitsSoFar' ? days : {}) };
  if (occasion !== undefined && of === 'purchases') return { of: 'purchase' };
  if (preference === undefined) return undefined;
  const found = choices.preferences.find(({ attribute, value }) => chosen === value || chosen === `${attribute}: ${value}`);
  return found === undefined ? undefined : tasteShown(found);
}

function ServiceBlock({ id }: { id: string }) {
  const { t, named } = useGroupText();
  const pointText = usePointText();
  const { data } = useQuery(customerServiceQuery(id));
  if (data === undefined) return null;
  return (
    <Block title={t('groups.service')}>
      <dl className={styles.points} data-narrow>
        {pointNames.map((point) => {
          const more = data.additions.find((addition) => addition.point === point);
          return (
            <div key={point}>
              <dt>{t(`groups.point.${point}`)}</dt>
              <dd>
                {pointText(point, data.points[point])}
                {more === undefined ? null : (
                  <span className={styles.beyond} title={more.because}>
                    {t('groups.beyond', { group: named(more.group) })}
                  </span>
                )}
              </dd>
            </div>
          );
        })}
        {data.additions
          .filter(({ words }) => words !== undefined)
          .map(({ words, group, because }) => (
            <div key={words}>
              <dt>{words}</dt>
              <dd>
                <span className={styles.beyond} title={because}>
                  {t('groups.beyond', { group: named(group) })}
                </span>
              </dd>
            </div>
          ))}
      </dl>
    </Block>
  );
}
