import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { chooseLanguage, type Language, languages } from '../language/language.ts';
import { Mark } from '../shell/mark.tsx';
import styles from './sign-in.module.css';

interface SignInFrameProps {
  title: string;
  note?: string;
  children?: ReactNode;
}

/** The quiet page around the door. */
export function SignInFrame({ title, note, children }: SignInFrameProps) {
  const { t, i18n } = useTranslation();
  return (
    <div className={styles.frame}>
      <main className={styles.card}>
        <p className={styles.brand}>
          <Mark size={28} /> Loyalty Loop
        </p>
        <h1 className={styles.title}>{title}</h1>
        {note === undefined ? null : <p className={styles.note}>{note}</p>}
        {children}
      </main>
      <nav className={styles.languages} aria-label={t('shell.language')}>
        {(Object.keys(languages) as Language[]).map((language) => (
          <button
            key={language}
            type="button"
            lang={language}
            aria-pressed={i18n.language === language}
            onClick={() => void chooseLanguage(language)}
          >
            {languages[language]}
          </button>
        ))}
      </nav>
    </div>
  );
}
