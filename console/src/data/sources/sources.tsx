import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { sourcesQuery } from '../../api/sources.ts';
import { useMay } from '../../app/use-session.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { Page } from '../../parts/page.tsx';
import { SourcesTable } from './sources-table.tsx';

const NewSource = lazy(async () => ({ default: (await import('./new-source.tsx')).NewSource }));

/** Every system that tells us about people: is it still coming, and who answers for it? */
export function Sources() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const mayEdit = useMay('sources.edit');
  const creating = useLocation({ select: (location) => location.hash === 'new' });
  const sources = useQuery(sourcesQuery);
  const setCreating = (open: boolean) =>
    void navigate({ to: '/sources', search: (before) => before, hash: open ? 'new' : '', replace: true, resetScroll: false });
  const create = mayEdit ? (
    <Button leftSection={<Plus size={16} aria-hidden />} onClick={() => setCreating(true)}>
      {t('sources.create')}
    </Button>
  ) : undefined;
  return (
    <Page title={t('page.sources.title')} question={t('page.sources.question')} actions={create}>
      <Loaded query={sources}>{(all) => <SourcesTable sources={all} create={create} />}</Loaded>
      <Suspense fallback={null}>{creating && mayEdit ? <NewSource onClose={() => setCreating(false)} /> : null}</Suspense>
    </Page>
  );
}
