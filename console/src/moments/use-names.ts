import { useQuery } from '@tanstack/react-query';
import { audiencesQuery } from '../api/audiences.ts';
import { tagStandardQuery } from '../api/content.ts';
import { groupsQuery } from '../api/groups.ts';
import { useMay } from '../app/use-session.ts';
import { useGroupText } from '../groups/use-group-text.ts';

interface Named {
  value: string;
  label: string;
}

const labelOf = (list: readonly Named[], value: string): string => list.find((one) => one.value === value)?.label ?? value;

/** What topics, questions, groups and audiences are called, for choosing them and for saying them. */
export function useNames() {
  const mayRead = useMay('value.read');
  const { named } = useGroupText();
  const { data: standard } = useQuery(tagStandardQuery);
  const { data: groups } = useQuery({ ...groupsQuery, enabled: mayRead });
  const { data: audiences } = useQuery({ ...audiencesQuery, enabled: mayRead });
  const entries = (list: readonly { key: string; name: string }[] | undefined): Named[] =>
    (list ?? []).map(({ key, name }) => ({ value: key, label: name }));
  const topics = [...entries(standard?.topics), ...entries(standard?.products)];
  const questions = entries(standard?.questions);
  const groupList = (groups?.groups ?? [])
    .filter(({ state }) => state === 'active')
    .map((group) => ({ value: String(group.id), label: named(group) }));
  const audienceList = (audiences?.audiences ?? [])
    .filter(({ state }) => state === 'active')
    .map(({ id, name }) => ({ value: String(id), label: name }));
  return {
    ...{ topics, questions, groups: groupList, audiences: audienceList },
    topic: (key: string) => labelOf(topics, key),
    question: (key: string) => labelOf(questions, key),
    group: (id: number) => labelOf(groupList, String(id)),
    audience: (id: number) => labelOf(audienceList, String(id)),
  };
}
