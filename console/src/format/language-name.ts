/** A language by the name that its speakers give it. */
export function languageName(code: string): string {
  try {
    const name = new Intl.DisplayNames(code, { type: 'language' }).of(code.split('-')[0] ?? code) ?? code;
    return name.charAt(0).toLocaleUpperCase(code) + name.slice(1);
  } catch {
    return code;
  }
}
