import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { valueModelsQuery } from '../api/value.ts';
import { Loaded } from '../parts/loaded.tsx';
import { useAddressChange } from '../parts/use-address-change.ts';
import { ModelRow } from './model-row.tsx';
import styles from './value.module.css';

/** Every fitted version, newest first; the one in use is open until another is opened. */
export function ModelsSection() {
  const { t } = useTranslation();
  const query = useQuery(valueModelsQuery);
  const { model } = useSearch({ from: '/shell/value' });
  const change = useAddressChange();
  const open = (version: string) => change({ model: version });
  return (
    <section aria-labelledby="models">
      <h2 id="models" className={styles.heading}>
        {t('value.models.title')}
      </h2>
      <Loaded query={query} lines={3}>
        {(models) => (
          <ul className={styles.models}>
            {models.map((one) => {
              const isOpen = model === undefined ? one.inUse : model === String(one.version);
              return (
                <ModelRow key={one.version} model={one} isOpen={isOpen} onToggle={() => open(isOpen ? 'none' : String(one.version))} />
              );
            })}
          </ul>
        )}
      </Loaded>
    </section>
  );
}
