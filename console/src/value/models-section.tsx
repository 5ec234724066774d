import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { valueModelsQuery } from '../api/value.ts';
import { Loaded } from '../parts/loaded.tsx';
import { ModelRow } from './model-row.tsx';
import styles from './value.module.css';

/** Every fitted version, newest first; the one in use is open until another is opened. */
export function ModelsSection() {
  const { t } = useTranslation();
  const query = useQuery(valueModelsQuery);
  const { model } = useSearch({ from: '/shell/value' });
  const navigate = useNavigate();
  const open = (version: string) =>
    void navigate({
      to: '/value',
      search: ((before: object) => ({ ...before, model: version })) as never,
      replace: true,
      resetScroll: false,
    });
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
