import { Button, Modal } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { KeyRound, Plus } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiToken } from '../../api/contract.ts';
import { endToken, tokensQuery } from '../../api/users.ts';
import dialog from '../../parts/dialog.module.css';
import { Empty } from '../../parts/empty.tsx';
import { Page } from '../../parts/page.tsx';
import { Problem } from '../../parts/problem.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { showToast } from '../../parts/toast.ts';

const NewToken = lazy(async () => ({ default: (await import('./new-token.tsx')).NewToken }));

/** Programs of ours that read and write in place of a person, each with a role. */
export function Tokens() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [creating, setCreating] = useState(false);
  const [ending, setEnding] = useState<ApiToken | undefined>();
  const [failure, setFailure] = useState<unknown>();
  const { data, error, refetch } = useQuery(tokensQuery);
  const create = (
    <Button leftSection={<Plus size={16} aria-hidden />} onClick={() => setCreating(true)}>
      {t('tokens.create')}
    </Button>
  );

  const end = async (token: ApiToken) => {
    try {
      await endToken(token.id);
      setEnding(undefined);
      await client.invalidateQueries({ queryKey: ['tokens'] });
      showToast(t('tokens.ended', { name: token.name }));
    } catch (problem) {
      setFailure(problem);
    }
  };

  const columns: Column<ApiToken>[] = [
    { id: 'name', header: t('tokens.name'), track: 'minmax(0, 4fr)', plain: (one) => one.name, cell: (one) => <span>{one.name}</span> },
    { id: 'role', header: t('users.role'), plain: (one) => t(`role.${one.role}.name`), cell: (one) => t(`role.${one.role}.name`) },
    { id: 'created', header: t('tokens.created'), plain: (one) => one.createdAt, cell: (one) => <TimeText at={one.createdAt} as="date" /> },
    {
      id: 'used',
      header: t('tokens.used'),
      plain: (one) => one.lastUsedAt ?? undefined,
      cell: (one) =>
        one.lastUsedAt === undefined || one.lastUsedAt === null ? (
          <span className="muted">{t('tokens.never')}</span>
        ) : (
          <TimeText at={one.lastUsedAt} />
        ),
    },
    {
      id: 'end',
      header: t('tokens.endTitle'),
      track: '110px',
      cell: (one) => (
        <Button variant="outline" size="xs" onClick={() => setEnding(one)}>
          {t('tokens.end')}
        </Button>
      ),
    },
  ];

  return (
    <Page title={t('page.tokens.title')} question={t('page.tokens.question')} actions={create}>
      {error !== null ? (
        <Problem error={error} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <Skeleton lines={4} height={32} />
      ) : (
        <DataTable
          label={t('page.tokens.title')}
          rows={data}
          columns={columns}
          rowKey={(one) => one.id}
          exportName="api-tokens"
          empty={
            <Empty icon={KeyRound} title={t('tokens.none')} action={create}>
              {t('tokens.noneMeans')}
            </Empty>
          }
        />
      )}
      <Modal
        opened={ending !== undefined}
        onClose={() => setEnding(undefined)}
        title={t('tokens.endOf', { name: ending?.name ?? '' })}
        closeButtonProps={{ 'aria-label': t('word.close') }}
      >
        <div className={dialog.form}>
          <p className={dialog.note}>{t('tokens.endNote')}</p>
          {failure === undefined ? null : <Problem error={failure} size="line" />}
          <div className={dialog.actions}>
            <Button variant="default" onClick={() => setEnding(undefined)}>
              {t('word.cancel')}
            </Button>
            <Button variant="outline" onClick={() => ending !== undefined && void end(ending)}>
              {t('tokens.end')}
            </Button>
          </div>
        </div>
      </Modal>
      <Suspense fallback={null}>{creating ? <NewToken onClose={() => setCreating(false)} /> : null}</Suspense>
    </Page>
  );
}
