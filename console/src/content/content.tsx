import { Button, TextInput } from '@mantine/core';
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { Newspaper, Search } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { contentKinds, contentListQuery, tagStandardQuery } from '../api/content.ts';
import type { ContentList } from '../api/contract.ts';
import { useLive } from '../api/live.ts';
import { useMay } from '../app/use-session.ts';
import { useFormat } from '../format/use-format.ts';
import { AddressSelect } from '../parts/address-select.tsx';
import { Choices } from '../parts/choices.tsx';
import { Empty } from '../parts/empty.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Narrowed } from '../parts/narrowed.tsx';
import { Page } from '../parts/page.tsx';
import { DataTable } from '../parts/table/data-table.tsx';
import { searchCharactersMax, useAddressWords } from '../parts/use-address-words.ts';
import styles from './content.module.css';
import { Coverage } from './coverage.tsx';
import { useContentColumns } from './use-content-columns.tsx';

/** What there is to say, item by item, and which questions nothing answers. */
export function Content() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { show } = useSearch({ from: '/shell/content' });
  const mayEdit = useMay('content.edit');
  useLive({ topic: 'content' }, () => client.invalidateQueries({ queryKey: ['content'] }));
  const make = mayEdit ? (
    <Button component={Link} to="/content/new">
      {t('content.make')}
    </Button>
  ) : undefined;
  return (
    <Page title={t('page.content.title')} question={t('page.content.question')} actions={make}>
      <Choices
        parameter="show"
        label={t('content.views')}
        chosen={show}
        options={[
          { value: undefined, label: t('content.view.list') },
          { value: 'missing', label: t('content.view.missing') },
        ]}
      />
      {show === 'missing' ? <Coverage /> : <Items make={make} />}
    </Page>
  );
}

/** What the choice in the address bar asks the server for. */
function wishOf(state: string | undefined) {
  if (state === 'waits') return { waits: true };
  return state === 'draft' || state === 'archived' ? { state } : { state: state === 'all' ? undefined : 'active' };
}

function Items({ make }: { make: React.ReactNode }) {
  const { t } = useTranslation();
  const search = useSearch({ from: '/shell/content' });
  const { state, kind, tag, q } = search;
  const query = useInfiniteQuery(contentListQuery({ ...wishOf(state), kind, tag, text: q }));
  const columns = useContentColumns();
  const rows = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const isAsked = state !== undefined || kind !== undefined || tag !== undefined || q !== undefined;
  return (
    <>
      {/* Also over a list that did not come: what it was narrowed by is changed here. */}
      <Filters counts={query.data?.pages[0]?.counts} />
      <Loaded query={query} lines={10}>
        {() => (
          <DataTable
            label={t('page.content.title')}
            rows={rows}
            columns={columns}
            rowKey={({ id }) => id}
            exportName="content"
            onNearEnd={query.hasNextPage && !query.isFetchingNextPage ? () => void query.fetchNextPage() : undefined}
            empty={
              isAsked ? (
                <Empty icon={Newspaper} title={t('content.noneSo')} />
              ) : (
                <Empty icon={Newspaper} title={t('content.none')} action={make}>
                  {t('content.noneMeans')}
                </Empty>
              )
            }
          />
        )}
      </Loaded>
    </>
  );
}

function Filters({ counts }: { counts: ContentList['counts'] | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { state, tag } = useSearch({ from: '/shell/content' });
  const of = (kind: keyof ContentList['counts']) => (counts === undefined ? {} : { count: format.count(counts[kind]) });
  return (
    <div className={styles.filters}>
      <Choices
        parameter="state"
        label={t('content.states')}
        chosen={state}
        options={[
          { value: undefined, label: t('content.state.active'), ...of('active') },
          { value: 'waits', label: t('content.state.waits') },
          { value: 'draft', label: t('content.state.draft'), ...of('draft') },
          { value: 'archived', label: t('content.state.archived'), ...of('archived') },
          { value: 'all', label: t('content.state.all') },
        ]}
      />
      <div className={styles.asks}>
        <KindSelect />
        <SearchField />
      </div>
      {tag === undefined ? null : <TagFilter tag={tag} />}
    </div>
  );
}

function KindSelect() {
  const { t } = useTranslation();
  const { kind } = useSearch({ from: '/shell/content' });
  return (
    <AddressSelect
      parameter="kind"
      label={t('content.kinds')}
      value={kind}
      options={[
        { value: '', label: t('content.everyKind') },
        ...contentKinds.map((one) => ({ value: one, label: t(`content.kind.${one}`) })),
      ]}
    />
  );
}

function SearchField() {
  const { t } = useTranslation();
  const [text, setText] = useAddressWords();
  return (
    <TextInput
      type="search"
      className={styles.search}
      aria-label={t('content.search')}
      placeholder={t('content.search')}
      maxLength={searchCharactersMax}
      leftSection={<Search size={15} aria-hidden />}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
    />
  );
}

/** The one tag that the list was narrowed to, by a link of another page. */
function TagFilter({ tag }: { tag: string }) {
  const { t } = useTranslation();
  const { data } = useQuery(tagStandardQuery);
  const [kind = '', key = ''] = tag.split(/:(.*)/s);
  const list = data?.[`${kind}s` as 'questions'] as readonly { key: string; name: string }[] | undefined;
  const name = list?.find((entry) => entry.key === key)?.name ?? key;
  return <Narrowed parameter="tag">{t('content.withTag', { tag: name })}</Narrowed>;
}
