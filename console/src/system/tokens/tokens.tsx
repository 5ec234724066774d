import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { KeyRound, Plus } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiToken } from '../../api/contract.ts';
import { tokensQuery } from '../../api/users.ts';
import { Empty } from '../../parts/empty.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Page } from '../../parts/page.tsx';
import { DataTable } from '../../parts/table/data-table.tsx';
import { EndTokenDialog } from './end-token-dialog.tsx';
import { useTokenColumns } from './use-token-columns.tsx';

const NewToken = lazy(async () => ({ default: (await import('./new-token.tsx')).NewToken }));

/** Programs of ours that read and write in place of a person, each with a role. */
export function Tokens() {
  const { t } = useTranslation();
  const [creating, setCreating] = useState(false);
  const [ending, setEnding] = useState<ApiToken | undefined>();
  const tokens = useQuery(tokensQuery);
  const columns = useTokenColumns(setEnding);
  const create = (
    <Button leftSection={<Plus size={16} aria-hidden />} onClick={() => setCreating(true)}>
      {t('tokens.create')}
    </Button>
  );
  return (
    <Page title={t('page.tokens.title')} question={t('page.tokens.question')} actions={create}>
      <Loaded query={tokens}>
        {(all) => (
          <DataTable
            label={t('page.tokens.title')}
            rows={all}
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
      </Loaded>
      {ending === undefined ? null : <EndTokenDialog token={ending} onClose={() => setEnding(undefined)} />}
      <Suspense fallback={null}>{creating ? <NewToken onClose={() => setCreating(false)} /> : null}</Suspense>
    </Page>
  );
}
