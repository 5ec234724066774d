import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FindResult } from '../../../api/contract.ts';
import { findQuery } from '../../../api/people.ts';
import { useSettled } from '../../../parts/use-settled.ts';
import { Avatar } from '../../avatar.tsx';
import styles from './joins.module.css';

interface OtherPersonProps {
  /** The person who is looked at and so cannot be the other one. */
  notId: string;
  chosen: FindResult | undefined;
  onChoose: (person: FindResult | undefined) => void;
}

const foundMax = 5;

/** Finds and picks one other person. */
export function OtherPerson({ notId, chosen, onChoose }: OtherPersonProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const found = useQuery(findQuery(useSettled(text), foundMax));
  if (chosen !== undefined) {
    return (
      <div className={styles.chosen}>
        <PersonLine person={chosen} />
        <Button variant="default" size="xs" onClick={() => onChoose(undefined)}>
          {t('join.another')}
        </Button>
      </div>
    );
  }
  const results = text.trim() === '' ? [] : (found.data?.results ?? []).filter((person) => person.id !== notId);
  return (
    <div>
      <TextInput
        label={t('join.find')}
        placeholder={t('find.placeholder')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        data-autofocus
        autoComplete="off"
      />
      <ul className={styles.found}>
        {results.map((person) => (
          <li key={person.id}>
            <button type="button" className={styles.person} onClick={() => onChoose(person)}>
              <PersonLine person={person} />
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function PersonLine({ person }: { person: FindResult }) {
  return (
    <>
      <Avatar name={person.name} />
      <span>
        {person.name}
        <span className={styles.evidence}>{[person.why.text, person.place].filter(Boolean).join(' · ')}</span>
      </span>
    </>
  );
}
