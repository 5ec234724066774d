import { Skeleton } from '../../parts/skeleton.tsx';
import styles from './customer-page.module.css';

/** The outline of a person's page in its real proportions, so that nothing jumps when the answer comes. */
export function CustomerSkeleton() {
  return (
    <div className={styles.page}>
      <Skeleton lines={2} height={30} />
      <div className={styles.columns}>
        <div className={styles.open}>
          <Skeleton lines={8} />
        </div>
        <div className={styles.timeline}>
          <Skeleton lines={10} height={26} />
        </div>
      </div>
    </div>
  );
}
