import { Link } from '@tanstack/react-router';
import styles from './joins.module.css';
import { usePersonName } from './use-person-name.ts';

/** The people whom a row is about, each opening to her page. */
export function PeopleLinks({ people }: { people: readonly { id: string; name: string | null }[] }) {
  const nameOf = usePersonName();
  return (
    <span className={styles.people}>
      {people.map((person) => (
        <Link key={person.id} to="/people/$id" params={{ id: person.id }}>
          {nameOf(person)}
        </Link>
      ))}
    </span>
  );
}
