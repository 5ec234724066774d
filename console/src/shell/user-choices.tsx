import { useMantineColorScheme } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { LockKeyhole, LogOut, Moon, Rows3, Rows4, Sun, SunMoon } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSignOut } from '../app/use-sign-out.ts';
import { chooseLanguage, type Language, languages } from '../language/language.ts';
import { setDensity, useDensity } from '../theme/density.ts';
import styles from './user-menu.module.css';

const schemes = { light: Sun, dark: Moon, auto: SunMoon } as const;
const densities = { comfortable: Rows3, compact: Rows4 } as const;

/** How this person likes the console, kept in this browser. */
export function UserChoices() {
  const { t, i18n } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const density = useDensity();
  const signOut = useSignOut();
  return (
    <>
      <Choice label={t('shell.light')}>
        {(Object.keys(schemes) as (keyof typeof schemes)[]).map((scheme) => {
          const Icon = schemes[scheme];
          return (
            <button key={scheme} type="button" aria-pressed={colorScheme === scheme} onClick={() => setColorScheme(scheme)}>
              <Icon size={15} aria-hidden /> {t(`shell.scheme.${scheme}`)}
            </button>
          );
        })}
      </Choice>
      <Choice label={t('shell.density')}>
        {(Object.keys(densities) as (keyof typeof densities)[]).map((one) => {
          const Icon = densities[one];
          return (
            <button key={one} type="button" aria-pressed={density === one} onClick={() => setDensity(one)}>
              <Icon size={15} aria-hidden /> {t(`shell.${one}`)}
            </button>
          );
        })}
      </Choice>
      <Choice label={t('shell.language')}>
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
      </Choice>
      <hr className={styles.line} />
      <Link to="/account" className={styles.item}>
        <LockKeyhole size={15} aria-hidden /> {t('page.account.nav')}
      </Link>
      <button type="button" className={styles.item} onClick={() => void signOut()}>
        <LogOut size={15} aria-hidden /> {t('shell.signOut')}
      </button>
    </>
  );
}

function Choice({ label, children }: { label: string; children: ReactNode }) {
  return (
    <fieldset className={styles.field}>
      <legend className={styles.label}>{label}</legend>
      <div className={styles.choice}>{children}</div>
    </fieldset>
  );
}
