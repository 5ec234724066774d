import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ApiToken } from '../../api/contract.ts';
import type { Column } from '../../parts/table/column.ts';
import { TimeText } from '../../parts/time-text.tsx';

export function useTokenColumns(onEnd: (token: ApiToken) => void): Column<ApiToken>[] {
  const { t } = useTranslation();
  return [
    { id: 'name', header: t('tokens.name'), track: 'minmax(0, 4fr)', plain: (one) => one.name, cell: (one) => <span>{one.name}</span> },
    { id: 'role', header: t('users.role'), plain: (one) => t(`role.${one.role}.name`), cell: (one) => t(`role.${one.role}.name`) },
    {
      id: 'created',
      header: t('tokens.created'),
      plain: (one) => one.createdAt,
      cell: (one) => <TimeText at={one.createdAt} as="date" />,
    },
    {
      id: 'ends',
      header: t('tokens.ends'),
      plain: (one) => one.expiresAt,
      cell: (one) => <TimeText at={one.expiresAt} as="date" />,
    },
    {
      id: 'used',
      header: t('tokens.used'),
      plain: (one) => one.lastUsedAt,
      cell: (one) => (one.lastUsedAt === undefined ? <span className="muted">{t('tokens.never')}</span> : <TimeText at={one.lastUsedAt} />),
    },
    { id: 'by', header: t('tokens.by'), extra: true, plain: (one) => one.createdBy, cell: (one) => one.createdBy },
    { id: 'hint', header: t('tokens.hint'), extra: true, plain: (one) => one.hint, cell: (one) => <code>{one.hint}…</code> },
    {
      id: 'end',
      header: t('tokens.endTitle'),
      track: '110px',
      cell: (one) => (
        <Button variant="outline" size="xs" onClick={() => onEnd(one)}>
          {t('tokens.end')}
        </Button>
      ),
    },
  ];
}
