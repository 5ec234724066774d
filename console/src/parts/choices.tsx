import { Link } from '@tanstack/react-router';
import styles from './choices.module.css';

export interface ChoiceOption {
  value: string | undefined;
  label: string;
  count?: string;
}

interface ChoicesProps {
  /** The search parameter that holds the choice, so that every view is a link to share. */
  parameter: string;
  options: ChoiceOption[];
  chosen: string | undefined;
  label: string;
  /** Parameters that mean something else, or nothing, beside another choice. */
  clears?: readonly string[];
}

/** A row of filters that live in the address bar. */
export function Choices({ parameter, options, chosen, label, clears = [] }: ChoicesProps) {
  const cleared = Object.fromEntries(clears.map((name) => [name, undefined]));
  return (
    <nav className={styles.choices} aria-label={label}>
      {options.map((option) => (
        <Link
          key={option.value ?? ''}
          to="."
          search={((before: Record<string, unknown>) => ({ ...before, ...cleared, [parameter]: option.value })) as never}
          replace
          // Else the router holds the choice without a value for chosen beside every other.
          activeOptions={{ exact: true }}
          resetScroll={false}
          className={styles.choice}
          aria-current={chosen === option.value ? 'true' : undefined}
        >
          {option.label}
          {option.count === undefined ? null : <span className={styles.count}>{option.count}</span>}
        </Link>
      ))}
    </nav>
  );
}
