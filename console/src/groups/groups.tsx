import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Clock } from 'lucide-react';
import { useState } from 'react';
import { Trans } from 'react-i18next';
import type { GroupInList } from '../api/contract.ts';
import { exceptionCountsQuery, groupsQuery } from '../api/groups.ts';
import { useLive } from '../api/live.ts';
import { useMay } from '../app/use-session.ts';
import figure from '../parts/behind/behind.module.css';
import { FigureLink } from '../parts/behind/figure-link.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Page } from '../parts/page.tsx';
import { Tag } from '../parts/tag.tsx';
import { AudienceCards } from './audience-cards.tsx';
import { FloorSection } from './floor-section.tsx';
import { GroupEditor } from './group-editor.tsx';
import { lookedForData, MovedPeople, movedFigure } from './group-people.tsx';
import styles from './groups.module.css';
import { type Rule, useGroupText } from './use-group-text.ts';

/** Every group with its size, moving as people do; and what holds for everybody, in none or in all of them. */
export function Groups() {
  const { t, format } = useGroupText();
  const client = useQueryClient();
  const query = useQuery(groupsQuery);
  const mayEdit = useMay('groups.edit');
  const [isMaking, setMaking] = useState(false);
  useLive({ topic: 'groups' }, () => client.invalidateQueries({ queryKey: ['groups'] }));
  const make = mayEdit ? <Button onClick={() => setMaking(true)}>{t('groups.make')}</Button> : undefined;
  return (
    <Page title={t('page.groups.title')} question={t('page.groups.question')} actions={make}>
      <Loaded query={query} lines={8}>
        {({ groups, counting, looked }) => (
          <>
            {counting === undefined ? null : (
              <p className={styles.notice} role="status">
                {t('groups.counting', { share: format.share(counting) })}
              </p>
            )}
            <h2 className={styles.heading}>{t('grouping.recognised')}</h2>
            <p className={`${styles.small} ${styles.above}`}>{t('grouping.recogniseMeans')}</p>
            <ul className={styles.cards}>
              {groups
                .filter(({ state }) => state === 'active')
                .map((group) => (
                  <Card key={group.id} group={group} looked={looked} />
                ))}
            </ul>
            <MovedPeople groups={groups} />
            {groups.some(({ state }) => state === 'archived') ? (
              <section className={styles.section}>
                <h2 className={styles.heading}>{t('groups.archived')}</h2>
                <ul className={styles.cards}>
                  {groups
                    .filter(({ state }) => state === 'archived')
                    .map((group) => (
                      <Card key={group.id} group={group} looked={looked} />
                    ))}
                </ul>
              </section>
            ) : null}
          </>
        )}
      </Loaded>
      <AudienceCards />
      <FloorSection />
      <ExceptionsLine />
      {isMaking ? <GroupEditor onClose={() => setMaking(false)} /> : null}
    </Page>
  );
}

/** How many people a colleague speaks for against a rule, and how many of those somebody should look at. */
function ExceptionsLine() {
  const { t, format } = useGroupText();
  const { data } = useQuery(exceptionCountsQuery);
  if (data === undefined) return null;
  const { inForce, due } = data;
  return (
    <section className={styles.section} aria-labelledby="exceptions">
      <h2 id="exceptions" className={styles.heading}>
        {t('groups.exceptions')}
      </h2>
      <p>
        {inForce === 0 ? (
          <span className="muted">{t('grouping.noExceptionsMeans')}</span>
        ) : (
          <>
            <Link to="/exceptions">{t('grouping.exceptionsCount', { count: inForce, formatted: format.count(inForce) })}</Link>{' '}
            {due === 0 ? null : (
              <Link to="/exceptions" search={{ due: 'now' }}>
                <Tag tone="risk" icon={Clock}>
                  {t('grouping.dueCount', { count: due, formatted: format.count(due) })}
                </Tag>
              </Link>
            )}
          </>
        )}
      </p>
    </section>
  );
}

function Card({ group, looked }: { group: GroupInList; looked: number }) {
  const text = useGroupText();
  const { t, format } = text;
  const what = group.missing.map((condition) => text.condition(condition as Rule)).join(t('groups.or'));
  return (
    <li className={styles.card}>
      <h3 className={styles.cardName}>
        <Link to="/groups/$id" params={{ id: String(group.id) }}>
          {text.named(group)}
        </Link>
      </h3>
      <p className={styles.size}>
        <Link to="/groups/$id" params={{ id: String(group.id) }} hash="everybody" tabIndex={-1} className={figure.figure} data-quiet>
          <b>{format.count(group.size)}</b>
        </Link>{' '}
        <span>{format.share(group.share)}</span>
      </p>
      <p className={styles.about}>{text.about(group)}</p>
      {group.missing.length > 0 ? (
        <p className={styles.small}>
          <Trans
            i18nKey="groups.noData"
            values={{ what, looked: format.count(looked) }}
            components={{ looked: <FigureLink who={lookedForData} /> }}
          />
        </p>
      ) : group.weekAgo === undefined ? null : (
        <p className={styles.small}>
          {group.hidden === true ? (
            trend(t, format.count, group.size - group.weekAgo)
          ) : (
            <FigureLink who={movedFigure(group, group.size < group.weekAgo ? 'gone' : 'joined')}>
              {trend(t, format.count, group.size - group.weekAgo)}
            </FigureLink>
          )}
        </p>
      )}
    </li>
  );
}

function trend(t: ReturnType<typeof useGroupText>['t'], say: (count: number) => string, more: number): string {
  if (more === 0) return t('groups.weekSame');
  return more > 0 ? t('groups.weekMore', { count: say(more) as never }) : t('groups.weekLess', { count: say(-more) as never });
}
