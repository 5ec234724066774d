interface Place {
  readonly at: string;
  readonly message: string;
}

/** Problems by where they stand, so that each is said beside its field; what no field has asked for is left over. */
export function problemsByPlace(problems: readonly Place[]) {
  const asked = new Set<string>();
  const isAt = (at: string, place: string) => at === place || at.startsWith(`${place}[`) || at.startsWith(`${place}.`);
  return {
    /** What is wrong at a place or within it, in one sentence. */
    at: (place: string): string | undefined => {
      asked.add(place);
      const found = problems.filter(({ at }) => isAt(at, place)).map(({ message }) => message);
      return found.length === 0 ? undefined : [...new Set(found)].join('; ');
    },
    rest: (): Place[] => problems.filter(({ at }) => ![...asked].some((place) => isAt(at, place))),
  };
}

export type PlacedProblems = ReturnType<typeof problemsByPlace>;
