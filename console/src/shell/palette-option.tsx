import { Shortcut } from '../parts/shortcut.tsx';
import styles from './palette.module.css';
import type { PaletteEntry } from './use-palette-entries.ts';

interface PaletteOptionProps {
  id: string;
  entry: PaletteEntry;
  chosen: boolean;
  onHover: () => void;
}

export function PaletteOption({ id, entry, chosen, onHover }: PaletteOptionProps) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the text field keeps the focus and names this option as active.
    // biome-ignore lint/a11y/useKeyWithClickEvents: Enter in the text field runs it.
    <div
      id={id}
      role="option"
      aria-selected={chosen}
      className={styles.option}
      onClick={entry.run}
      onMouseMove={chosen ? undefined : onHover}
    >
      <entry.icon size={16} aria-hidden />
      <span className={styles.title}>{entry.title}</span>
      {entry.detail === undefined ? null : <span className={styles.detail}>{entry.detail}</span>}
      {entry.keys === undefined ? null : <Shortcut keys={entry.keys} />}
    </div>
  );
}
