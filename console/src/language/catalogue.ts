import type { texts as first } from './en/first.ts';
import type { texts as more } from './en/more.ts';
import type { texts as own } from './en/own.ts';

type Translated<Texts> = { [Key in keyof Texts]: Texts[Key] extends string ? string : Translated<Texts[Key]> };

/** English is written first; every other language must have exactly its keys, which the type checker holds it to. */
export type FirstTexts = Translated<typeof first>;
export type MoreTexts = Translated<typeof more>;
export type OwnTexts = Translated<typeof own>;

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof first & typeof more & typeof own };
    returnNull: false;
  }
}
