import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { audienceFile, audiencePeopleQuery, audienceQuery, audiencesQuery, stepAudience } from '../api/audiences.ts';
import type { AudienceDetails } from '../api/contract.ts';
import { useLive } from '../api/live.ts';
import { useMay } from '../app/use-session.ts';
import { Loaded } from '../parts/loaded.tsx';
import numbers from '../parts/numbers.module.css';
import { Page } from '../parts/page.tsx';
import { ReasonDialog } from '../parts/reason-dialog.tsx';
import { Tag } from '../parts/tag.tsx';
import { showToast } from '../parts/toast.ts';
import { usePermissionText } from '../people/use-permission-text.ts';
import { AudienceMovesSection } from './audience-moves.tsx';
import { AudienceVersions } from './audience-versions.tsx';
import { GroupEditor } from './group-editor.tsx';
import styles from './groups.module.css';
import { MoreButton } from './more-button.tsx';
import { RuleLines } from './rule-lines.tsx';
import { type Rule, useGroupText } from './use-group-text.ts';

/** One audience: how many, what for, by which rule, who came and left just now, and everybody. */
export function AudiencePage() {
  const { id } = useParams({ from: '/shell/audiences/$id' });
  const { t } = useGroupText();
  const client = useQueryClient();
  const query = useQuery(audienceQuery(id));
  // Its rule may ask for others, which are said by their names.
  useQuery(audiencesQuery);
  useLive({ topic: 'audiences' }, () => client.invalidateQueries({ queryKey: ['audiences'] }));
  const audience = query.data;
  return (
    <Page
      title={audience?.name ?? t('audiences.title')}
      question={audience?.about || t('audiences.question')}
      actions={audience === undefined ? undefined : <Actions audience={audience} />}
    >
      <p>
        <Link to="/groups">{t('groups.back')}</Link>
      </p>
      <Loaded query={query} lines={10}>
        {(one) => <Parts audience={one} />}
      </Loaded>
    </Page>
  );
}

type Step = 'archive' | 'restore' | 'undo';

function Actions({ audience }: { audience: AudienceDetails }) {
  const { t } = useGroupText();
  const client = useQueryClient();
  const mayEdit = useMay('groups.edit');
  const mayExport = useMay('people.export');
  const [isEditing, setEditing] = useState(false);
  const [step, setStep] = useState<Step | undefined>();
  const { id, name, version, state, purpose } = audience;
  const seesRule = audience.hidden !== true;
  const steps: Step[] = [...(seesRule && version > 1 ? (['undo'] as const) : []), state === 'active' ? 'archive' : 'restore'];
  return (
    <>
      {mayEdit && seesRule ? <Button onClick={() => setEditing(true)}>{t('groups.edit')}</Button> : null}
      {mayExport && seesRule ? (
        <Button
          variant="default"
          component="a"
          href={audienceFile(id)}
          download
          title={t(purpose === 'service' ? 'audiences.everybody' : 'audiences.fileMeans')}
        >
          {t('audiences.file')}
        </Button>
      ) : null}
      {mayEdit
        ? steps.map((one) => (
            <Button key={one} variant="default" onClick={() => setStep(one)}>
              {t(`groups.${one}`)}
            </Button>
          ))
        : null}
      {isEditing ? <GroupEditor audience={audience} onClose={() => setEditing(false)} /> : null}
      {step === undefined ? null : (
        <ReasonDialog
          opened
          title={`${t(`groups.${step}`)}: ${name}`}
          actionLabel={t(`groups.${step}`)}
          onClose={() => setStep(undefined)}
          onConfirm={async (reason) => {
            await stepAudience(id, step, reason);
            showToast(t('groups.done'));
            void client.invalidateQueries({ queryKey: ['audiences'] });
          }}
        />
      )}
    </>
  );
}

function Parts({ audience }: { audience: AudienceDetails }) {
  const { t, format, people } = useGroupText();
  const { name: purposeName } = usePermissionText();
  const { size, purpose, counting, days } = audience;
  const moved = days.filter(({ came, went }) => came + went > 0);
  const mayMeet = useMay('people.read') && audience.hidden !== true;
  return (
    <>
      <p className={styles.lead}>
        <b>{people(size)}</b>{' '}
        <span className="muted">
          {audience.people === 0 ? null : format.share(size / audience.people)} {t('audiences.of', { people: people(audience.people) })}
        </span>
      </p>
      {counting ? (
        <p className={styles.notice} role="status">
          {t('audiences.counting')}
        </p>
      ) : null}
      <p className={styles.purpose}>
        <Tag>{purposeName(purpose)}</Tag>{' '}
        <span className="muted">{t(purpose === 'service' ? 'audiences.forService' : 'audiences.forPurpose')}</span>
      </p>
      <section className={styles.section} aria-labelledby="rule">
        <h2 id="rule" className={styles.heading}>
          {t('groups.rule')}
        </h2>
        <RuleLines rule={audience.rule as Rule} />
      </section>
      {mayMeet ? <AudienceMovesSection id={String(audience.id)} /> : null}
      {moved.length === 0 ? null : <Days days={moved} />}
      <AudienceVersions audience={audience} />
      <section className={styles.section} aria-labelledby="everybody">
        <h2 id="everybody" className={styles.heading}>
          {t('audiences.everybody')}
        </h2>
        {audience.hidden === true ? <p>{t('groups.hiddenList')}</p> : mayMeet ? <Everybody id={String(audience.id)} /> : null}
      </section>
    </>
  );
}

/** How it moved from day to day; days without a change are left out. */
function Days({ days }: Pick<AudienceDetails, 'days'>) {
  const { t, format } = useGroupText();
  return (
    <section className={styles.section} aria-labelledby="days">
      <h2 id="days" className={styles.heading}>
        {t('audiences.days')}
      </h2>
      <table className={`${numbers.labelled} ${styles.days}`}>
        <thead>
          <tr>
            {(['day', 'came', 'went', 'size'] as const).map((name) => (
              <th key={name} scope="col">
                {t(`audiences.day.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {days.toReversed().map(({ day, came, went, size }) => (
            <tr key={day}>
              <th scope="row">{format.day(`${day}T12:00:00Z`)}</th>
              <td data-label={t('audiences.day.came')}>{format.count(came)}</td>
              <td data-label={t('audiences.day.went')}>{format.count(went)}</td>
              <td data-label={t('audiences.day.size')}>{format.count(size)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Everybody({ id }: { id: string }) {
  const { t } = useGroupText();
  const query = useInfiniteQuery(audiencePeopleQuery(id));
  const people = query.data?.pages.flatMap((page) => page.people) ?? [];
  return (
    <>
      <Loaded query={query}>
        {() =>
          people.length === 0 ? (
            <p>{t('groups.nobody')}</p>
          ) : (
            <ul className={styles.people}>
              {people.map(({ id: person, name, city, country }) => (
                <li key={person}>
                  <Link to="/people/$id" params={{ id: person }}>
                    {name || t('grouping.nameless')}
                  </Link>{' '}
                  <span className="muted">{[city, country].filter((part) => part !== undefined).join(', ')}</span>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      <MoreButton query={query} />
    </>
  );
}
