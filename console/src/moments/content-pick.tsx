import { Select } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { contentListQuery } from '../api/content.ts';
import { useSettled } from '../parts/use-settled.ts';

interface ContentPickProps {
  label: string;
  /** The key of a piece of content in use. */
  value: string | undefined;
  /** What the one that is chosen is called, until the list says it. */
  title?: string | undefined;
  onChange: (key: string | undefined, title: string) => void;
}

/** One piece of content in use, found by its words. */
export function ContentPick({ label, value, title, onChange }: ContentPickProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const settled = useSettled(text.trim());
  const { data } = useInfiniteQuery(contentListQuery({ state: 'active', text: settled === (title ?? '') ? undefined : settled }));
  const found = data?.pages[0]?.items.map((item) => ({ value: item.key, label: item.title })) ?? [];
  const chosen =
    value === undefined || found.some((one) => one.value === value) ? [] : [{ value, label: title === undefined ? value : title }];
  return (
    <Select
      label={label}
      placeholder={t('moments.findContent')}
      data={[...chosen, ...found]}
      value={value ?? null}
      onChange={(key, option) => onChange(key ?? undefined, option?.label ?? '')}
      searchable
      searchValue={text}
      onSearchChange={setText}
      // The server has looked in more than titles.
      filter={({ options }) => options}
      nothingFoundMessage={t('moments.noContent')}
      clearable={false}
      maxDropdownHeight={280}
    />
  );
}
