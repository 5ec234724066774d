import { useTranslation } from 'react-i18next';
import type { JoinToReview, RefusedBecause } from '../../api/contract.ts';
import { useFormat } from '../../format/use-format.ts';
import { useNamespaceName } from '../use-namespace-name.ts';
import { usePersonName } from './use-person-name.ts';

// Who else stands beside the sentence with a link each.
const namedMax = 4;

/** Why a link joins nobody, in a sentence; and of two who are kept apart, in what they differ. */
export function useRefusalText() {
  const { t } = useTranslation();
  const format = useFormat();
  const namespaceName = useNamespaceName();
  const nameOf = usePersonName();
  const refusalText = ({ code, namespace = '', most, decision }: RefusedBecause): string =>
    t(`apart.${code}`, { what: namespaceName(namespace), most, decision });
  const apartText = ({ refusal, identifier, people, differences }: JoinToReview): string => {
    const isShared = refusal.code === 'shared_identifier';
    const difference = differences.join('_');
    if (difference === '' || !(isShared || refusal.code === 'names_differ')) return refusalText(refusal);
    const named = people.slice(0, namedMax).map((person) => {
      const name = nameOf(person);
      return person.birthYear === undefined ? name : t('apart.bornIn', { name, year: person.birthYear });
    });
    const others = people.length > namedMax ? [t('apart.others', { count: people.length - namedMax })] : [];
    const differ = t(`apart.differ.${difference as 'names'}`, { people: format.list([...named, ...others]) });
    if (!isShared) return t('apart.together', { difference: differ });
    return t('apart.shared', { what: namespaceName(identifier.namespace), value: identifier.value, difference: differ });
  };
  return { refusalText, apartText };
}
