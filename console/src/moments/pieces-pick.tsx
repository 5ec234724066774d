import { MultiSelect } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { contentListQuery } from '../api/content.ts';
import { useSettled } from '../parts/use-settled.ts';

interface PiecesPickProps {
  value: readonly string[];
  onChange: (keys: string[]) => void;
  label?: string;
  description?: string;
  className?: string | undefined;
}

/** Pieces of content in use, found by their words. */
export function PiecesPick({ value, onChange, label, description, className }: PiecesPickProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const settled = useSettled(text.trim());
  const all = useInfiniteQuery(contentListQuery({ state: 'active' }));
  const found = useInfiniteQuery(contentListQuery({ state: 'active', text: settled === '' ? undefined : settled }));
  const titles = new Map([all, found].flatMap(({ data }) => data?.pages[0]?.items ?? []).map(({ key, title }) => [key, title]));
  const keys = [...new Set([...value, ...titles.keys()])];
  return (
    <MultiSelect
      className={className ?? ''}
      label={label ?? t('rules.pieces')}
      {...(description === undefined ? {} : { description })}
      placeholder={t('moments.findContent')}
      data={keys.map((key) => ({ value: key, label: titles.get(key) ?? key }))}
      value={[...value]}
      onChange={onChange}
      searchable
      searchValue={text}
      onSearchChange={setText}
      nothingFoundMessage={t('moments.noContent')}
      maxDropdownHeight={280}
    />
  );
}
