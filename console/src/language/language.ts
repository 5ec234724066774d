import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Catalogue } from './catalogue.ts';

export const languages = { en: 'English', 'pt-PT': 'Português' } as const;
export type Language = keyof typeof languages;

const storageKey = 'loyalty-language';

const loaders: Record<Language, () => Promise<{ catalogue: Catalogue }>> = {
  en: () => import('./en/index.ts'),
  'pt-PT': () => import('./pt/index.ts'),
};

function isLanguage(value: unknown): value is Language {
  return typeof value === 'string' && Object.hasOwn(languages, value);
}

/** What this person chose here, else the browser's first language that we speak, else English. */
export function preferredLanguage(chosen: string | null, browserLanguages: readonly string[]): Language {
  if (isLanguage(chosen)) return chosen;
  for (const wanted of browserLanguages) {
    const found = (Object.keys(languages) as Language[]).find((language) => language.split('-')[0] === wanted.split('-')[0]);
    if (found !== undefined) return found;
  }
  return 'en';
}

/** Loads the catalogue of the preferred language; only that one is downloaded. */
export async function startLanguage(): Promise<void> {
  const language = preferredLanguage(localStorage.getItem(storageKey), navigator.languages);
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    interpolation: { escapeValue: false },
    returnNull: false,
    react: { useSuspense: false },
    resources: { [language]: { translation: withEveryPlural((await loaders[language]()).catalogue) } },
  });
  document.documentElement.lang = language;
}

export async function chooseLanguage(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'translation')) {
    i18next.addResourceBundle(language, 'translation', withEveryPlural((await loaders[language]()).catalogue));
  }
  localStorage.setItem(storageKey, language);
  document.documentElement.lang = language;
  await i18next.changeLanguage(language);
}

interface Texts {
  [key: string]: string | Texts;
}

/** Portuguese has a third plural (round millions) that reads like the second; i18next shows the bare key when it is missing. */
export function withEveryPlural(texts: Texts | Catalogue): Texts {
  const complete: Texts = {};
  for (const [key, text] of Object.entries(texts as Texts)) {
    complete[key] = typeof text === 'string' ? text : withEveryPlural(text);
    if (typeof text === 'string' && key.endsWith('_other')) complete[`${key.slice(0, -'_other'.length)}_many`] = text;
  }
  return complete;
}
