import { Switch } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Source } from '../../api/contract.ts';
import { changeSource, sourcesQuery } from '../../api/sources.ts';
import { useMay } from '../../app/use-session.ts';
import { useFormat } from '../../format/use-format.ts';
import { Block } from '../../parts/block.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Page } from '../../parts/page.tsx';
import { Problem } from '../../parts/problem.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { showToast } from '../../parts/toast.ts';
import { useChannelName } from '../../people/use-channel-name.ts';
import { EditSource } from './edit-source.tsx';
import { HooksBlock } from './hooks-block.tsx';
import { PullsBlock } from './pulls-block.tsx';
import { Snippets } from './snippets.tsx';
import { SourceKeys } from './source-keys.tsx';
import styles from './source-page.module.css';
import { SourceStateTag } from './source-state-tag.tsx';

/** One source: is it well, who answers for it, its keys, and how to send. */
export function SourcePage() {
  const { t } = useTranslation();
  const { id } = useParams({ from: '/shell/sources/$id' });
  const { data, error, refetch } = useQuery(sourcesQuery);
  const source = data?.find((one) => String(one.id) === id);
  const back = (
    <Link to="/sources" className={styles.back}>
      <ArrowLeft size={15} aria-hidden /> {t('page.sources.title')}
    </Link>
  );
  return (
    <Page
      title={source?.name ?? t('page.sources.title')}
      question={back}
      width="reading"
      actions={source === undefined ? undefined : <OnOff source={source} />}
    >
      {error !== null ? (
        <Problem error={error} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <Skeleton lines={8} />
      ) : source === undefined ? (
        <Empty title={t('sources.gone')}>{t('sources.goneMeans')}</Empty>
      ) : (
        <SourceDetails source={source} />
      )}
    </Page>
  );
}

function SourceDetails({ source }: { source: Source }) {
  const { t } = useTranslation();
  const format = useFormat();
  const channelName = useChannelName();
  const mayEdit = useMay('sources.edit');
  return (
    <>
      <dl className={styles.facts}>
        <dt>{t('sources.stateTitle')}</dt>
        <dd>
          <SourceStateTag source={source} />
        </dd>
        <dt>{t('sources.lastDay')}</dt>
        <dd className="numbers">{format.count(source.eventsLastDay)}</dd>
        <dt>{t('sources.lastEvent')}</dt>
        <dd>{source.lastEventAt === null ? t('sources.never') : <TimeText at={source.lastEventAt} />}</dd>
        <dt>{t('sources.channel')}</dt>
        <dd>{channelName(source.channel)}</dd>
        <dt>{t('sources.kindTitle')}</dt>
        <dd>{t(`sources.kind.${source.kind}`)}</dd>
        <dt>{t('sources.marketingOwner')}</dt>
        <dd>{source.marketingOwner || '—'}</dd>
        <dt>{t('sources.technologyOwner')}</dt>
        <dd>{source.technologyOwner || '—'}</dd>
        <dt>{t('sources.timezone')}</dt>
        <dd>{source.timezone}</dd>
        <dt>{t('sources.currency')}</dt>
        <dd>{source.currency ?? '—'}</dd>
      </dl>
      {source.errors === undefined ? null : (
        <ul className={styles.errors}>
          {source.errors.map((error) => (
            <li key={error}>{error}</li>
          ))}
        </ul>
      )}
      {mayEdit ? <EditSource source={source} /> : null}
      <HowItSends source={source} mayEdit={mayEdit} />
    </>
  );
}

/** How events come from it: by write key, by our asking, by their sending, or as files. */
function HowItSends({ source, mayEdit }: { source: Source; mayEdit: boolean }) {
  const { t } = useTranslation();
  const mayImport = useMay('imports.edit');
  if (source.kind === 'pull') return <PullsBlock source={source} mayEdit={mayEdit} />;
  if (source.kind === 'file') {
    return (
      <Block title={t('sources.send')}>
        <p className="muted">{t('sources.filesNote')}</p>
        {mayImport ? <Link to="/imports/new">{t('imports.create')}</Link> : null}
      </Block>
    );
  }
  return (
    <>
      {source.kind === 'webhook' ? <HooksBlock source={source} mayEdit={mayEdit} /> : null}
      <SourceKeys source={source} mayEdit={mayEdit} />
      <Block title={t('sources.send')}>
        <p className="muted">{t('sources.sendNote')}</p>
        <Snippets writeKey={t('sources.yourKey')} />
      </Block>
    </>
  );
}

function OnOff({ source }: { source: Source }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const mayEdit = useMay('sources.edit');
  if (!mayEdit) return null;
  const set = async (enabled: boolean) => {
    await changeSource(source.id, { enabled });
    await client.invalidateQueries({ queryKey: ['sources'] });
  };
  const toggle = async (enabled: boolean) => {
    try {
      await set(enabled);
      showToast(enabled ? t('sources.switchedOn') : t('sources.switchedOff'), { undo: () => void set(!enabled) });
    } catch (failure) {
      showToast(failure instanceof Error ? failure.message : t('problem.fault.what'), { tone: 'problem' });
    }
  };
  return <Switch label={t('sources.on')} checked={source.enabled} onChange={(event) => void toggle(event.currentTarget.checked)} />;
}
