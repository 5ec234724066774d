import styles from './shortcut.module.css';

const isApple = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent);

/** Keys as they are printed on this person's keyboard; `Mod` is ⌘ or Ctrl. */
export function Shortcut({ keys, className }: { keys: string; className?: string | undefined }) {
  return (
    <span className={`${styles.shortcut} ${className ?? ''}`} aria-hidden>
      {keys.split(' ').map((key) => (
        <kbd key={key} className={styles.key}>
          {key === 'Mod' ? (isApple ? '⌘' : 'Ctrl') : key}
        </kbd>
      ))}
    </span>
  );
}
