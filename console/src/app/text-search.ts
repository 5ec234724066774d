type Choices = Readonly<Record<string, readonly string[]>>;
type NameOf<Asked> = Asked extends string ? Asked : keyof Asked & string;

/**
 * Reads the named search parameters as text and drops what is empty or unknown, so that addresses stay short. Of a parameter with a
 * list, what is not in the list is unknown too: a page never stands narrowed to something that it cannot show as chosen.
 */
export function textSearch<const Asked extends readonly (string | Choices)[]>(
  ...asked: Asked
): (search: Record<string, unknown>) => { [Name in NameOf<Asked[number]>]?: string | undefined } {
  const wanted = new Map<string, readonly string[] | undefined>();
  for (const one of asked)
    if (typeof one === 'string') wanted.set(one, undefined);
    else for (const [name, choices] of Object.entries(one)) wanted.set(name, choices);
  return (search) => {
    // Said of each, as the router lays this over what stands in the address.
    const known: Record<string, string | undefined> = {};
    for (const [name, choices] of wanted) {
      const value = search[name];
      const text = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
      known[name] = text === '' || choices?.includes(text) === false ? undefined : text;
    }
    return known as { [Name in NameOf<Asked[number]>]?: string | undefined };
  };
}
