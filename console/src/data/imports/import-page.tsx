import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { importQuery } from '../../api/imports.ts';
import { useLive } from '../../api/live.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { Page } from '../../parts/page.tsx';
import { ImportActions } from './import-actions.tsx';
import { ImportProgress } from './import-progress.tsx';
import styles from './imports.module.css';

/** One import as it goes: how far, how fast, and which lines were refused. */
export function ImportPage() {
  const { t } = useTranslation();
  const { id } = useParams({ from: '/shell/imports/$id' });
  const client = useQueryClient();
  const run = useQuery(importQuery(id));
  useLive({ topic: 'imports' }, () => client.invalidateQueries({ queryKey: ['imports', id] }));
  return (
    <Page
      title={run.data?.file ?? t('page.imports.title')}
      question={
        <Link to="/imports" className={styles.back}>
          <ArrowLeft size={15} aria-hidden /> {t('page.imports.title')}
        </Link>
      }
      actions={run.data === undefined ? undefined : <ImportActions run={run.data} />}
    >
      <Loaded query={run} lines={6}>
        {(data) => <ImportProgress run={data} />}
      </Loaded>
    </Page>
  );
}
