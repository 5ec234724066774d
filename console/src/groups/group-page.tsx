import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { Trans } from 'react-i18next';
import type { GroupDetails } from '../api/contract.ts';
import { exceptionsQuery, groupPeopleQuery, groupQuery, stepGroup } from '../api/groups.ts';
import { useLive } from '../api/live.ts';
import { useMay } from '../app/use-session.ts';
import { FigureLink } from '../parts/behind/figure-link.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Page } from '../parts/page.tsx';
import { ReasonDialog } from '../parts/reason-dialog.tsx';
import { TimeText } from '../parts/time-text.tsx';
import { showToast } from '../parts/toast.ts';
import { DifferencesPlot } from './differences-plot.tsx';
import { ExceptionLine } from './exception-line.tsx';
import { GroupEditor } from './group-editor.tsx';
import { everybodyFigure, GroupPeopleBehind, lookedFigure } from './group-people.tsx';
import styles from './groups.module.css';
import { MoreButton } from './more-button.tsx';
import { RuleLines } from './rule-lines.tsx';
import { ServiceSection } from './service-section.tsx';
import { type Rule, useGroupText } from './use-group-text.ts';

/** One group: how many, by which rule, in what they differ, three of them, everybody. */
export function GroupPage() {
  const { id } = useParams({ from: '/shell/groups/$id' });
  const text = useGroupText();
  const client = useQueryClient();
  const query = useQuery(groupQuery(id));
  useLive({ topic: 'groups' }, () => client.invalidateQueries({ queryKey: ['groups'] }));
  const group = query.data;
  return (
    <Page
      title={group === undefined ? text.t('page.groups.title') : text.named(group)}
      question={group === undefined ? undefined : text.about(group)}
      actions={group === undefined ? undefined : <Actions group={group} />}
    >
      <Loaded query={query} lines={10}>
        {(one) => <Parts group={one} id={id} />}
      </Loaded>
    </Page>
  );
}

type Step = 'archive' | 'restore' | 'undo';

function Actions({ group }: { group: GroupDetails }) {
  const { t, named } = useGroupText();
  const client = useQueryClient();
  const mayEdit = useMay('groups.edit');
  const [isEditing, setEditing] = useState(false);
  const [step, setStep] = useState<Step | undefined>();
  if (!mayEdit) return null;
  // Whoever does not see the rule cannot write it anew.
  const seesRule = group.hidden !== true;
  const steps: Step[] = [...(seesRule && group.version > 1 ? (['undo'] as const) : []), group.state === 'active' ? 'archive' : 'restore'];
  return (
    <>
      {seesRule ? <Button onClick={() => setEditing(true)}>{t('groups.edit')}</Button> : null}
      {steps.map((one) => (
        <Button key={one} variant="default" onClick={() => setStep(one)}>
          {t(`groups.${one}`)}
        </Button>
      ))}
      {isEditing ? <GroupEditor group={group} onClose={() => setEditing(false)} /> : null}
      {step === undefined ? null : (
        <ReasonDialog
          opened
          title={`${t(`groups.${step}`)}: ${named(group)}`}
          actionLabel={t(`groups.${step}`)}
          onClose={() => setStep(undefined)}
          onConfirm={async (reason) => {
            await stepGroup(group.id, step, reason);
            showToast(t('groups.done'));
            void client.invalidateQueries({ queryKey: ['groups'] });
          }}
        />
      )}
    </>
  );
}

function Parts({ group, id }: { group: GroupDetails; id: string }) {
  const text = useGroupText();
  const { t, format } = text;
  return (
    <>
      <p className={styles.lead}>
        <a href="#everybody">
          <b>{text.people(group.size)}</b>
        </a>{' '}
        <span className="muted">
          {format.share(group.share)}{' '}
          <Trans
            i18nKey="groups.of"
            values={{ people: text.people(group.people) }}
            components={{ people: <FigureLink who={everybodyFigure} /> }}
          />
        </span>
      </p>
      {group.counting === undefined ? null : (
        <p className={styles.notice} role="status">
          {t('groups.counting', { share: format.share(group.counting) })}
        </p>
      )}
      <section className={styles.section} aria-labelledby="rule">
        <h2 id="rule" className={styles.heading}>
          {t('groups.rule')}
        </h2>
        <RuleLines rule={group.rule as Rule} />
      </section>
      <ServiceSection group={group} />
      <Differences group={group} />
      {group.typical.length === 0 ? null : (
        <section className={styles.section} aria-labelledby="typical">
          <h2 id="typical" className={styles.heading}>
            {t('groups.typical')}
          </h2>
          <p className={styles.small}>{t('groups.typicalMeans')}</p>
          <People people={group.typical} />
        </section>
      )}
      <Exceptions id={id} count={group.exceptions} />
      {group.hidden === true ? (
        <section className={styles.section} aria-labelledby="everybody">
          <h2 id="everybody" className={styles.heading}>
            {t('groups.list')}
          </h2>
          <p>{t('groups.hiddenList')}</p>
        </section>
      ) : (
        <Everybody id={id} />
      )}
      <GroupPeopleBehind group={group} />
    </>
  );
}

function Differences({ group }: { group: GroupDetails }) {
  const { t, format } = useGroupText();
  const { members, others } = group.lookedAt;
  return (
    <section className={styles.section} aria-labelledby="differences">
      <h2 id="differences" className={styles.heading}>
        {t('groups.differences')}
      </h2>
      <p className={styles.small}>
        <Trans
          i18nKey="groups.differencesMeans"
          values={{ members: format.count(members), others: format.count(others) }}
          components={
            group.hidden === true
              ? { members: <span />, others: <span /> }
              : { members: <FigureLink who={lookedFigure('group')} />, others: <FigureLink who={lookedFigure('others')} /> }
          }
        />
      </p>
      {group.differences.length === 0 ? (
        <p>{t('groups.noDifferences')}</p>
      ) : (
        <DifferencesPlot differences={group.differences} isOpen={group.hidden !== true} />
      )}
    </section>
  );
}

function People({ people }: { people: GroupDetails['typical'] }) {
  const { t } = useGroupText();
  return (
    <ul className={styles.people}>
      {people.map((person) => (
        <li key={person.id}>
          <Link to="/people/$id" params={{ id: person.id }}>
            {person.name === '' ? person.id : person.name}
          </Link>{' '}
          <span className="muted">
            {[person.city, person.country].filter((part) => part !== undefined).join(', ')} · {t('groups.since')}{' '}
            <TimeText at={person.since} as="date" />
          </span>
        </li>
      ))}
    </ul>
  );
}

function Exceptions({ id, count }: { id: string; count: number }) {
  const { t } = useGroupText();
  const query = useInfiniteQuery({ ...exceptionsQuery({ group: id }), enabled: count > 0 });
  const { data } = query;
  if (count === 0 || data === undefined) return null;
  return (
    <section className={styles.section} aria-labelledby="exceptions">
      <h2 id="exceptions" className={styles.heading}>
        {t('groups.exceptions')}
      </h2>
      <ul className={styles.people}>
        {data.pages
          .flatMap(({ exceptions }) => exceptions)
          .map((exception) => (
            <ExceptionLine key={exception.id} exception={exception} names="person" />
          ))}
      </ul>
      <MoreButton query={query} />
    </section>
  );
}

function Everybody({ id }: { id: string }) {
  const { t } = useGroupText();
  const query = useInfiniteQuery(groupPeopleQuery(id));
  const people = query.data?.pages.flatMap((page) => page.people) ?? [];
  return (
    <section className={styles.section} aria-labelledby="everybody">
      <h2 id="everybody" className={styles.heading}>
        {t('groups.list')}
      </h2>
      <Loaded query={query}>{() => (people.length === 0 ? <p>{t('groups.nobody')}</p> : <People people={people} />)}</Loaded>
      <MoreButton query={query} />
    </section>
  );
}
