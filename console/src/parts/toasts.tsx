import { X } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { dismissToast, toastStore } from './toast.ts';
import styles from './toasts.module.css';

/** Says quietly that something was done, with the way back beside it. */
export function Toasts() {
  const { t } = useTranslation();
  const toasts = useSyncExternalStore(toastStore.subscribe, toastStore.read);
  return (
    <div className={styles.toasts} role="status" aria-live="polite">
      {toasts.map((toast) => (
        <div key={toast.id} className={styles.toast} data-tone={toast.tone}>
          <span className={styles.text}>{toast.text}</span>
          {toast.undo === undefined ? null : (
            <button
              type="button"
              className={styles.undo}
              onClick={() => {
                dismissToast(toast.id);
                toast.undo?.();
              }}
            >
              {t('word.undo')}
            </button>
          )}
          <button type="button" className={styles.close} aria-label={t('word.close')} onClick={() => dismissToast(toast.id)}>
            <X size={15} aria-hidden />
          </button>
        </div>
      ))}
    </div>
  );
}
