/** Something she did herself: the event's name (`$page`, `$screen` for views), and what it was about. */
export type Act = [second: number, name: string, about: string];

/** Each text once; of each act the seconds since the one before and the places of its name and of what it was about. */
export type WrittenActs = [texts: string[], acts: number[]] | [];

/** Acts as they are kept; pure. */
export function writeActs(acts: readonly Act[]): WrittenActs {
  if (acts.length === 0) return [];
  const places = new Map<string, number>();
  const placeOf = (text: string): number => {
    const known = places.get(text);
    if (known !== undefined) return known;
    places.set(text, places.size);
    return places.size - 1;
  };
  const rows: number[] = [];
  let before = 0;
  for (const [second, name, about] of acts) {
    rows.push(second - before, placeOf(name), placeOf(about));
    before = second;
  }
  return [[...places.keys()], rows];
}

/** What `writeActs` wrote; pure. */
export function readActs([texts, rows]: WrittenActs): Act[] {
  if (texts === undefined || rows === undefined) return [];
  const acts: Act[] = [];
  let second = 0;
  for (let at = 0; at < rows.length; at += 3) {
    second += rows[at] as number;
    acts.push([second, texts[rows[at + 1] as number] as string, texts[rows[at + 2] as number] as string]);
  }
  return acts;
}
