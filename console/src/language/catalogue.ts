import type { catalogue as english } from './en/index.ts';

type Translated<Texts> = { [Key in keyof Texts]: Texts[Key] extends string ? string : Translated<Texts[Key]> };

/** English is written first; every other language must have exactly its keys, which the type checker holds it to. */
export type Catalogue = Translated<typeof english>;

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof english };
    returnNull: false;
  }
}
