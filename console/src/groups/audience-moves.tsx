import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { LogIn, LogOut } from 'lucide-react';
import { audienceMovesQuery } from '../api/audiences.ts';
import type { AudienceMoves } from '../api/contract.ts';
import { Tag } from '../parts/tag.tsx';
import { TimeText } from '../parts/time-text.tsx';
import styles from './groups.module.css';
import { useGroupText } from './use-group-text.ts';

// As many as the server names of one move.
const namedMax = 5;

/** Who came and who left just now, and what moved them: what they did, time alone, or another rule. */
export function AudienceMovesSection({ id }: { id: string }) {
  const { t } = useGroupText();
  const { data } = useQuery(audienceMovesQuery(id));
  // Those with whom a rule begins are not told one by one.
  const moves = data?.moves.filter(({ came, went }) => came.length + went.length > 0) ?? [];
  if (data === undefined || moves.length === 0) return null;
  return (
    <section className={styles.section} aria-labelledby="moves">
      <h2 id="moves" className={styles.heading}>
        {t('audiences.moves')}
      </h2>
      <ul className={styles.moves}>
        {moves.map((move) => (
          <li key={move.id} className={styles.move}>
            <span className="muted">
              <TimeText at={move.at} />
            </span>
            <span className={styles.moved}>
              <Moved people={move.came} names={data.names} way="came" />
              <Moved people={move.went} names={data.names} way="went" />
              <span className="muted">{t(`audiences.cause.${move.cause}`)}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface MovedProps {
  people: readonly string[];
  names: AudienceMoves['names'];
  way: 'came' | 'went';
}

function Moved({ people, names, way }: MovedProps) {
  const { t, format } = useGroupText();
  if (people.length === 0) return null;
  const named = people.slice(0, namedMax);
  const rest = people.length - named.length;
  return (
    <>
      <Tag tone={way === 'came' ? 'good' : 'quiet'} icon={way === 'came' ? LogIn : LogOut}>
        {t(`audiences.${way}`)}
      </Tag>
      {named.map((id) => (
        <Link key={id} to="/people/$id" params={{ id }}>
          {names[id] || t('grouping.nameless')}
        </Link>
      ))}
      {rest === 0 ? null : <span>{t('audiences.andMore', { count: rest, formatted: format.count(rest) })}</span>}
    </>
  );
}
