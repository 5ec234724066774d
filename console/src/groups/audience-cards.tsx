import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { audiencesQuery } from '../api/audiences.ts';
import type { Audience } from '../api/contract.ts';
import { useLive } from '../api/live.ts';
import { Loaded } from '../parts/loaded.tsx';
import { Tag } from '../parts/tag.tsx';
import { usePermissionText } from '../people/use-permission-text.ts';
import styles from './groups.module.css';
import { type Rule, useGroupText } from './use-group-text.ts';

/** Whom something is told or used for: each audience with its size, as people come and leave. */
export function AudienceCards() {
  const { t } = useGroupText();
  const client = useQueryClient();
  const query = useQuery(audiencesQuery);
  useLive({ topic: 'audiences' }, () => client.invalidateQueries({ queryKey: ['audiences'] }));
  return (
    <section className={styles.section} aria-labelledby="audiences">
      <h2 id="audiences" className={styles.heading}>
        {t('audiences.title')}
      </h2>
      <p className={styles.small}>{t('audiences.means')}</p>
      <Loaded query={query} lines={3}>
        {({ audiences, people }) => {
          const cards = (state: Audience['state']) =>
            audiences.filter((one) => one.state === state).map((one) => <Card key={one.id} audience={one} people={people} />);
          return (
            <>
              {audiences.some(({ state }) => state === 'active') ? (
                <ul className={styles.cards}>{cards('active')}</ul>
              ) : (
                <p className="muted">{t('audiences.none')}</p>
              )}
              {audiences.some(({ state }) => state === 'archived') ? (
                <>
                  <h3>{t('groups.archived')}</h3>
                  <ul className={styles.cards}>{cards('archived')}</ul>
                </>
              ) : null}
            </>
          );
        }}
      </Loaded>
    </section>
  );
}

function Card({ audience, people }: { audience: Audience; people: number }) {
  const { t, format, rule } = useGroupText();
  const { name: purposeName } = usePermissionText();
  const { id, name, about, purpose, size, counting } = audience;
  return (
    <li className={styles.card}>
      <h3 className={styles.cardName}>
        <Link to="/audiences/$id" params={{ id: String(id) }}>
          {name}
        </Link>
      </h3>
      <p className={styles.size}>
        <b>{format.count(size)}</b> {people === 0 ? null : <span>{format.share(size / people)}</span>}
      </p>
      <p className={styles.about}>{about || rule(audience.rule as Rule)}</p>
      <p className={styles.small}>
        <Tag>{purposeName(purpose)}</Tag> {counting ? t('audiences.counting') : null}
      </p>
    </li>
  );
}
