export interface RecentPerson {
  id: string;
  name: string;
}

const storageKey = 'loyalty-recent-people';
// As many as one remembers of a morning; more would be a second list to search.
const keptMax = 6;

/** The people opened last in this tab. Kept for the session of the tab only: names are personal data. */
export function recentPeople(): RecentPerson[] {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(storageKey) ?? '[]');
    return Array.isArray(stored) ? (stored as RecentPerson[]).slice(0, keptMax) : [];
  } catch {
    return [];
  }
}

export function rememberPerson(person: RecentPerson): void {
  const others = recentPeople().filter((one) => one.id !== person.id);
  sessionStorage.setItem(storageKey, JSON.stringify([person, ...others].slice(0, keptMax)));
}

export function forgetRecentPeople(): void {
  sessionStorage.removeItem(storageKey);
}
