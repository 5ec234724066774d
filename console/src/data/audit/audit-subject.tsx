import { Link } from '@tanstack/react-router';

/** What an entry is about; people open to their page. */
export function AuditSubject({ subject }: { subject: string | undefined }) {
  const person = /^person:(p\d+)$/.exec(subject ?? '')?.[1];
  if (person !== undefined) {
    return (
      <Link to="/people/$id" params={{ id: person }}>
        {person}
      </Link>
    );
  }
  return <span className="muted">{subject ?? ''}</span>;
}
