import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { FirstTexts, MoreTexts, OwnTexts } from './catalogue.ts';

export const languages = { en: 'English', 'pt-PT': 'Português' } as const;
export type Language = keyof typeof languages;

const storageKey = 'loyalty-language';
const bundle = 'translation';

interface Loaders {
  first: () => Promise<{ texts: FirstTexts }>;
  more: () => Promise<{ texts: MoreTexts }>;
  own: () => Promise<{ texts: OwnTexts }>;
}

const loaders: Record<Language, Loaders> = {
  en: { first: () => import('./en/first.ts'), more: () => import('./en/more.ts'), own: () => import('./en/own.ts') },
  'pt-PT': { first: () => import('./pt/first.ts'), more: () => import('./pt/more.ts'), own: () => import('./pt/own.ts') },
};

const withMore = new Set<Language>();

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

/** Loads the texts of the preferred language that the first page needs; only those are waited for. */
export async function startLanguage(): Promise<void> {
  const language = preferredLanguage(localStorage.getItem(storageKey), navigator.languages);
  await speak(language, (await loaders[language].first()).texts);
}

/** Loads the texts of a customer's own space, in the language of her browser: what a colleague chose at this machine is not her choice. */
export async function startOwnLanguage(): Promise<void> {
  const language = preferredLanguage(null, navigator.languages);
  await speak(language, (await loaders[language].own()).texts);
}

async function speak(language: Language, texts: object): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    interpolation: { escapeValue: false },
    returnNull: false,
    react: { useSuspense: false, bindI18nStore: 'added' },
    resources: { [language]: { [bundle]: withEveryPlural(texts) } },
  });
  document.documentElement.lang = language;
}

/** Loads what the pages of data and system say besides; they are shown when it is there. */
export async function loadMoreTexts(language = i18next.language as Language): Promise<void> {
  if (withMore.has(language)) return;
  const { texts } = await loaders[language].more();
  i18next.addResourceBundle(language, bundle, withEveryPlural(texts), true);
  withMore.add(language);
}

let wordsInUse: Record<string, string> = {};

/** Lets screens speak the firm's own words (a rental for a visit) from now on, in every language. */
export function speakWords(texts: Record<string, string>): void {
  wordsInUse = texts;
  layWordsOver(i18next.language as Language);
}

function layWordsOver(language: Language): void {
  const texts = withEveryPluralFlat(wordsInUse);
  if (Object.keys(texts).length > 0) i18next.addResources(language, bundle, texts);
}

export async function chooseLanguage(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, bundle)) {
    i18next.addResourceBundle(language, bundle, withEveryPlural((await loaders[language].first()).texts), true);
  }
  await loadMoreTexts(language);
  layWordsOver(language);
  localStorage.setItem(storageKey, language);
  document.documentElement.lang = language;
  await i18next.changeLanguage(language);
}

interface Texts {
  [key: string]: string | Texts;
}

/** Portuguese has a third plural (round millions) that reads like the second; i18next shows the bare key when it is missing. */
export function withEveryPlural(texts: object): Texts {
  const complete: Texts = {};
  for (const [key, text] of Object.entries(texts as Texts)) {
    complete[key] = typeof text === 'string' ? text : withEveryPlural(text);
    if (typeof text === 'string' && key.endsWith('_other')) complete[`${key.slice(0, -'_other'.length)}_many`] = text;
  }
  return complete;
}

function withEveryPluralFlat(texts: Record<string, string>): Record<string, string> {
  const many = Object.entries(texts).filter(([key]) => key.endsWith('_other'));
  return { ...texts, ...Object.fromEntries(many.map(([key, text]) => [key.replace(/_other$/, '_many'), text])) };
}
