import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './tag.module.css';

export type Tone = 'quiet' | 'good' | 'risk' | 'problem' | 'accent';

interface TagProps {
  tone?: Tone;
  /** A shape beside the word, so that colour never speaks alone. */
  icon?: LucideIcon;
  children: ReactNode;
  title?: string | undefined;
}

export function Tag({ tone = 'quiet', icon: Icon, children, title }: TagProps) {
  return (
    <span className={styles.tag} data-tone={tone} title={title}>
      {Icon === undefined ? null : <Icon size={13} aria-hidden />}
      {children}
    </span>
  );
}
