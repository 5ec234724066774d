import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Search, UserRoundSearch } from 'lucide-react';
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FindResult, FoundFirm } from '../../api/contract.ts';
import { findLimit, findQuery } from '../../api/people.ts';
import { useFormat } from '../../format/use-format.ts';
import { Empty } from '../../parts/empty.tsx';
import { Page } from '../../parts/page.tsx';
import { Problem } from '../../parts/problem.tsx';
import { Shortcut } from '../../parts/shortcut.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { useSettled } from '../../parts/use-settled.ts';
import { chosenHit } from './chosen-hit.ts';
import styles from './find.module.css';
import { FoundFirms } from './found-firms.tsx';
import { FoundPerson } from './found-person.tsx';
import { RecentPeople } from './recent-people-list.tsx';

/** Whom are you with? One box that forgives a wrong letter. */
export function Find() {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const { q = '' } = useSearch({ from: '/shell/people' });
  const [text, setText] = useState(q);
  const settled = useSettled(text);
  const found = useQuery(findQuery(settled));
  const list = useRef<HTMLDivElement>(null);

  const client = useQueryClient();
  // What Enter asked for: the answer to it opens somebody unless something else was typed meanwhile.
  const entered = useRef<string | undefined>(undefined);

  useEffect(() => {
    // On the way to somebody's page the address is no longer this page's to change.
    if (entered.current !== undefined) return;
    if (settled.trim() !== q) void navigate({ to: '/people', search: settled.trim() === '' ? {} : { q: settled.trim() }, replace: true });
  }, [settled, q, navigate]);

  const results = text.trim() === '' ? undefined : found.data?.results;
  const firms = text.trim() === '' ? [] : (found.data?.firms ?? []);
  const isShown = results !== undefined && !found.isPlaceholderData && settled === text;
  const open = (id: string) => void navigate({ to: '/people/$id', params: { id } });
  const openFirm = (id: string) => void navigate({ to: '/firms/$id', params: { id } });
  const openFirst = async () => {
    const wanted = text.trim();
    if (wanted === '') return;
    if (isShown) {
      // Whoever sees the list and presses Enter means the first of it.
      if (results[0] !== undefined) open(results[0].id);
      else if (firms[0] !== undefined) openFirm(firms[0].id);
      return;
    }
    entered.current = wanted;
    // A failed search is shown by the list itself.
    const answer = await client.fetchQuery(findQuery(wanted)).catch(() => undefined);
    if (entered.current !== wanted) return;
    const hit = answer === undefined ? undefined : chosenHit(answer.results);
    const firm = answer?.results.length === 0 ? answer.firms[0] : undefined;
    if (firm !== undefined) openFirm(firm.id);
    else if (hit === undefined) {
      entered.current = undefined;
      void navigate({ to: '/people', search: { q: wanted }, replace: true });
    } else open(hit.id);
  };
  const onKey = (event: KeyboardEvent) => {
    const links = [...(list.current?.querySelectorAll<HTMLElement>('a') ?? [])];
    const at = links.indexOf(document.activeElement as HTMLElement);
    if (event.key === 'ArrowDown') links[at + 1]?.focus();
    else if (event.key === 'ArrowUp' && at > 0) links[at - 1]?.focus();
    else if (event.key === 'ArrowUp' && at === 0) document.querySelector<HTMLElement>('[data-find-box]')?.focus();
    else if (event.key === 'Enter' && at < 0 && !event.nativeEvent.isComposing) void openFirst();
    else return;
    event.preventDefault();
  };

  return (
    <Page title={t('page.people.title')} question={t('page.people.question')} width="reading">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: arrow keys move between the box and the links inside, which are interactive themselves. */}
      <div onKeyDown={onKey}>
        <label className={styles.box}>
          <Search size={20} aria-hidden />
          <span className="hidden-visually">{t('find.label')}</span>
          <input
            data-find-box
            className={styles.input}
            value={text}
            onChange={(event) => {
              entered.current = undefined;
              setText(event.currentTarget.value);
            }}
            placeholder={t('find.placeholder')}
            // biome-ignore lint/a11y/noAutofocus: the box is the page; whoever comes here wants to type.
            autoFocus
            autoComplete="off"
            spellCheck={false}
            enterKeyHint="search"
          />
          <Shortcut keys="/" className={styles.hint} />
        </label>
        <p className={styles.status} role="status">
          {results === undefined || found.isPlaceholderData
            ? ''
            : t(results.length < findLimit ? 'find.found' : 'find.foundFirst', {
                count: results.length,
                time: format.latency(found.data?.took_ms),
              })}
        </p>
        {text.trim() === '' ? (
          <RecentPeople />
        ) : found.error !== null ? (
          <Problem error={found.error} onRetry={() => void found.refetch()} />
        ) : results === undefined ? (
          <Skeleton lines={5} height={44} />
        ) : results.length + firms.length === 0 ? (
          <Empty icon={UserRoundSearch} title={t('find.nobody', { text: settled.trim() })}>
            {t('find.nobodyMeans')}
          </Empty>
        ) : (
          <FoundList list={list} people={results} firms={firms} />
        )}
      </div>
    </Page>
  );
}

interface FoundListProps {
  list: RefObject<HTMLDivElement | null>;
  people: readonly FindResult[];
  firms: readonly FoundFirm[];
}

function FoundList({ list, people, firms }: FoundListProps) {
  return (
    <div ref={list}>
      <ul className={styles.list}>
        {people.map((person) => (
          <FoundPerson key={person.id} person={person} />
        ))}
      </ul>
      <FoundFirms firms={firms} />
    </div>
  );
}
