import { type FormEvent, useState } from 'react';
import type { OwnSpace } from '../api/contract.ts';
import styles from './own.module.css';
import type { OwnSpaceState } from './use-own-space.ts';
import { useOwnText } from './use-own-text.ts';

interface HandlesProps {
  space: OwnSpace;
  change: OwnSpaceState['change'];
}

// As long as the longest name that a network gives, with room for one that changes its mind.
const handleCharactersMax = 200;

/** Her names on social networks: hers because she says so, and no more when she takes it back. */
export function HandlesSection({ space: { handles, networks }, change }: HandlesProps) {
  const { t } = useOwnText();
  const labelOf = (network: string) => networks.find((one) => one.network === network)?.label ?? network;
  if (networks.length === 0) return null;
  return (
    <section aria-labelledby="handles">
      <h2 id="handles">{t('own.handles.title')}</h2>
      <p className={styles.means}>{t('own.handles.means')}</p>
      <ul className={styles.signals}>
        {handles.map(({ network, handle }) => (
          <li key={`${network} ${handle}`}>
            <span>
              {labelOf(network)}
              <b className={styles.detail}>@{handle}</b>
            </span>
            <button
              type="button"
              className={styles.small}
              aria-label={`${t('own.handles.unlink')}: @${handle}`}
              onClick={() => void change('DELETE', '/v1/own/handle', { network, handle })}
            >
              {t('own.handles.unlink')}
            </button>
          </li>
        ))}
      </ul>
      <LinkForm networks={networks} change={change} />
    </section>
  );
}

function LinkForm({ networks, change }: Pick<OwnSpace, 'networks'> & Pick<HandlesProps, 'change'>) {
  const { t } = useOwnText();
  const [network, setNetwork] = useState(networks[0]?.network ?? '');
  const [handle, setHandle] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (handle.trim() === '') return;
    void change('PUT', '/v1/own/handle', { network, handle: handle.trim() }).then(() => setHandle(''));
  };
  return (
    <form className={styles.link} onSubmit={submit}>
      <select aria-label={t('own.handles.network')} value={network} onChange={(event) => setNetwork(event.currentTarget.value)}>
        {networks.map((one) => (
          <option key={one.network} value={one.network}>
            {one.label}
          </option>
        ))}
      </select>
      <input
        aria-label={t('own.handles.handle')}
        placeholder={t('own.handles.handle')}
        value={handle}
        maxLength={handleCharactersMax}
        autoCapitalize="none"
        autoComplete="off"
        onChange={(event) => setHandle(event.currentTarget.value)}
      />
      <button type="submit" className={styles.small}>
        {t('own.handles.link')}
      </button>
    </form>
  );
}
