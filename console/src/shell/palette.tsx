import { Modal } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findQuery } from '../api/people.ts';
import { may } from '../api/session.ts';
import { useSession } from '../app/use-session.ts';
import { useSettled } from '../parts/use-settled.ts';
import { chosenHit } from '../people/find/chosen-hit.ts';
import styles from './palette.module.css';
import { PaletteOption } from './palette-option.tsx';
import { typedAhead } from './typed-ahead.ts';
import { usePaletteEntries } from './use-palette-entries.ts';

// The palette is for going somewhere at once; the Find page is for looking through many.
const peopleMax = 6;
const nothingFound = { results: [], firms: [] };

/** One box for people, pages and actions. */
export function Palette({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const session = useSession();
  const listId = useId();
  const box = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(0);
  const settled = useSettled(text);
  const found = useQuery({ ...findQuery(settled, peopleMax), enabled: settled.trim() !== '' && may(session, 'people.search') });
  const groups = usePaletteEntries(text, (text.trim() === '' ? undefined : found.data) ?? nothingFound, onClose);
  const entries = groups.flatMap((group) => group.entries);
  const at = Math.min(chosen, Math.max(entries.length - 1, 0));

  const client = useQueryClient();
  const asked = useRef<string | undefined>(undefined);
  const openChosen = async (typed: string) => {
    const wanted = typed.trim();
    const mayFind = may(session, 'people.search');
    const isShown = typed === text && settled === text && !found.isPlaceholderData && !found.isFetching;
    if (wanted === '' || !mayFind || isShown) {
      const entry = entries[at];
      if (entry !== undefined) entry.run();
      else if (wanted !== '' && mayFind) void navigate({ to: '/people', search: { q: wanted } });
      return;
    }
    // The answer to what was typed decides, not the list that happens to stand there.
    asked.current = wanted;
    const answer = await client.fetchQuery(findQuery(wanted, peopleMax)).catch(() => undefined);
    if (asked.current !== wanted) return;
    const hit = answer === undefined ? undefined : chosenHit(answer.results);
    const other = typed === text ? groups.find((group) => group.id === 'pages' || group.id === 'actions')?.entries[0] : undefined;
    if (other !== undefined && hit?.why.exact !== true) return other.run();
    onClose();
    if (hit === undefined) void navigate({ to: '/people', search: { q: wanted } });
    else void navigate({ to: '/people/$id', params: { id: hit.id } });
  };

  useEffect(() => box.current?.focus(), []);
  // A box that is there but still comes into view takes no focus, and no keys: what is typed is kept until it has them.
  const takeOver = () => {
    const { text: ahead, enter } = typedAhead.take();
    if (ahead === '') return;
    setText(ahead);
    if (enter) void openChosen(ahead);
  };

  const onKey = (event: KeyboardEvent<HTMLInputElement>) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && entries.length > 0) {
      event.preventDefault();
      const next = (at + step + entries.length) % entries.length;
      setChosen(next);
      document.getElementById(`${listId}-${next}`)?.scrollIntoView({ block: 'nearest' });
    }
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      void openChosen(event.currentTarget.value);
    }
  };

  return (
    <Modal
      opened
      onClose={onClose}
      withCloseButton={false}
      size={620}
      padding={0}
      title={undefined}
      aria-label={t('shell.palette')}
      classNames={{ body: styles.body }}
    >
      <div className={styles.box}>
        <Search size={18} aria-hidden />
        <input
          ref={box}
          className={styles.input}
          value={text}
          onChange={(event) => {
            asked.current = undefined;
            setText(event.currentTarget.value);
            setChosen(0);
          }}
          onKeyDown={onKey}
          onFocus={takeOver}
          placeholder={t('shell.palettePlaceholder')}
          aria-label={t('shell.palette')}
          role="combobox"
          aria-expanded="true"
          aria-controls={listId}
          aria-activedescendant={entries.length > 0 ? `${listId}-${at}` : undefined}
          autoComplete="off"
          spellCheck={false}
          data-autofocus
        />
      </div>
      <div id={listId} role="listbox" aria-label={t('shell.palette')} className={styles.list}>
        {groups.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot stand in a list of options.
          <div key={group.id} role="group" aria-label={group.label}>
            <p className={styles.group} aria-hidden>
              {group.label}
            </p>
            {group.entries.map((entry) => {
              const index = entries.indexOf(entry);
              return (
                <PaletteOption
                  key={entry.id}
                  id={`${listId}-${index}`}
                  entry={entry}
                  chosen={index === at}
                  onHover={() => setChosen(index)}
                />
              );
            })}
          </div>
        ))}
      </div>
      {entries.length === 0 ? (
        <p className={styles.nothing}>{found.isFetching ? t('shell.looking') : t('shell.paletteNothing', { text: text.trim() })}</p>
      ) : null}
    </Modal>
  );
}
