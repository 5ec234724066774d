import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findQuery } from '../api/people.ts';
import { useSettled } from '../parts/use-settled.ts';
import { Avatar } from '../people/avatar.tsx';
import styles from './rules.module.css';

export interface PickedPerson {
  id: string;
  name: string;
}

const foundMax = 5;

/** A person to try something with; nobody until somebody is found. */
export function PersonPick({
  person,
  onChange,
}: {
  person: PickedPerson | undefined;
  onChange: (person: PickedPerson | undefined) => void;
}) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const found = useQuery(findQuery(useSettled(text), foundMax));
  if (person !== undefined) {
    return (
      <div className={styles.picked}>
        <Avatar name={person.name} />
        <b>{person.name || person.id}</b>
        <Button variant="default" size="xs" onClick={() => onChange(undefined)}>
          {t('rules.test.nobodyInstead')}
        </Button>
      </div>
    );
  }
  const results = text.trim() === '' ? [] : (found.data?.results ?? []);
  return (
    <div>
      <TextInput
        label={t('rules.test.person')}
        description={t('rules.test.nobody')}
        placeholder={t('find.placeholder')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        autoComplete="off"
      />
      <ul className={styles.found}>
        {results.map((one) => (
          <li key={one.id}>
            <button
              type="button"
              className={styles.foundPerson}
              onClick={() => {
                setText('');
                onChange({ id: one.id, name: one.name });
              }}
            >
              <Avatar name={one.name} />
              <span>
                {one.name}
                <span className={styles.small}>{[one.why.text, one.place].filter(Boolean).join(' · ')}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
