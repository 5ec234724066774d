import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './empty.module.css';

interface EmptyProps {
  icon?: LucideIcon;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
  /** Where there is nothing else on the page: its title is the page's. */
  isPage?: boolean;
}

/** A page or list with nothing in it says why that is, and what would fill it. */
export function Empty({ icon: Icon, title, children, action, isPage = false }: EmptyProps) {
  const Title = isPage ? 'h1' : 'p';
  return (
    <div className={styles.empty}>
      {Icon === undefined ? null : (
        <span className={styles.icon}>
          <Icon size={22} aria-hidden />
        </span>
      )}
      <Title className={styles.title}>{title}</Title>
      {children === undefined ? null : <div className={styles.text}>{children}</div>}
      {action === undefined ? null : <div className={styles.action}>{action}</div>}
    </div>
  );
}
