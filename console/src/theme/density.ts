import { useSyncExternalStore } from 'react';

export type Density = 'comfortable' | 'compact';

const storageKey = 'loyalty-density';
const listeners = new Set<() => void>();

function read(): Density {
  return document.documentElement.dataset.density === 'compact' ? 'compact' : 'comfortable';
}

export function setDensity(density: Density): void {
  document.documentElement.dataset.density = density;
  localStorage.setItem(storageKey, density);
  for (const listener of listeners) listener();
}

/** Puts back the density that this person chose on this machine; called once, before the first paint of the application. */
export function restoreDensity(): void {
  document.documentElement.dataset.density = localStorage.getItem(storageKey) === 'compact' ? 'compact' : 'comfortable';
}

export function useDensity(): Density {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, read);
}
