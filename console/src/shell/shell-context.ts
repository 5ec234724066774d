import { createContext, useContext } from 'react';

interface ShellActions {
  openPalette: () => void;
  openShortcuts: () => void;
}

export const ShellContext = createContext<ShellActions>({ openPalette: () => {}, openShortcuts: () => {} });

/** What any page may ask of the frame around it. */
export function useShell(): ShellActions {
  return useContext(ShellContext);
}
