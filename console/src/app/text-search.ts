/** Reads the named search parameters as text and drops what is empty or unknown, so that addresses stay short. */
export function textSearch<Name extends string>(...names: Name[]): (search: Record<string, unknown>) => { [Key in Name]?: string } {
  return (search) => {
    const known: { [Key in Name]?: string } = {};
    for (const name of names) {
      const value = search[name];
      if (typeof value === 'string' && value !== '') known[name] = value;
      else if (typeof value === 'number' || typeof value === 'boolean') known[name] = String(value);
    }
    return known;
  };
}
