const script = document.currentScript as HTMLScriptElement;

/** What the script's element says: `data-key`, `data-permit`, `data-timeout`, `data-domain`, `data-page-view`. */
export const said = script.dataset;

/** Where the product takes moments, beside where the script came from. */
export const moments = new URL('moments/', script.src);

/** A new identifier; undefined on pages without https and in browsers of before 2022, whose visitors nobody knows then. */
export const newId = (): string | undefined => crypto.randomUUID?.();
