import { ActionIcon, Menu } from '@mantine/core';
import { Check, Columns3, Download } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Column, csvOf, withColumnSwitched } from './column.ts';
import styles from './data-table.module.css';
import { useTableSearch } from './table-search.ts';

interface TableToolsProps<Row> {
  columns: Column<Row>[];
  shown: Column<Row>[];
  rows: Row[];
  summary: ReactNode;
  exportName: string;
}

export function TableTools<Row>({ columns, shown, rows, summary, exportName }: TableToolsProps<Row>) {
  const { t } = useTranslation();
  const [search, setSearch] = useTableSearch();
  const isShown = new Set(shown.map((column) => column.id));
  return (
    <div className={styles.tools}>
      <div className={styles.summary}>{summary}</div>
      {rows.length === 0 ? null : (
        <div className={styles.buttons}>
          <Menu position="bottom-end" closeOnItemClick={false}>
            <Menu.Target>
              <ActionIcon variant="subtle" title={t('table.columns')} aria-label={t('table.columns')}>
                <Columns3 size={16} aria-hidden />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Label>{t('table.columns')}</Menu.Label>
              {columns.slice(1).map((column) => (
                <Menu.Item
                  key={column.id}
                  role="menuitemcheckbox"
                  aria-checked={isShown.has(column.id)}
                  leftSection={<Check size={14} aria-hidden style={{ opacity: isShown.has(column.id) ? 1 : 0 }} />}
                  onClick={() => setSearch({ cols: withColumnSwitched(columns, search.cols, column.id) })}
                >
                  {column.header}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
          <ActionIcon
            variant="subtle"
            title={t('table.download')}
            aria-label={t('table.download')}
            onClick={() => saveFile(`${exportName}.csv`, csvOf(rows, shown))}
          >
            <Download size={16} aria-hidden />
          </ActionIcon>
        </div>
      )}
    </div>
  );
}

function saveFile(name: string, text: string): void {
  // The mark at the beginning makes spreadsheet programs read the file as UTF-8.
  const address = URL.createObjectURL(new Blob(['\ufeff', text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
