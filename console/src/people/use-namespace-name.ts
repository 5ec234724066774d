import { useTranslation } from 'react-i18next';
import { humanName } from '../format/name.ts';

/** What an identifier's namespace is called among people: `user_id` is an account, `anonymous_id` a browser. */
export function useNamespaceName(): (namespace: string) => string {
  const { t, i18n } = useTranslation();
  return (namespace) => {
    const key = namespace.replaceAll('.', '_');
    return i18n.exists(`namespace.${key}`) ? t(`namespace.${key}` as 'namespace.email') : humanName(namespace);
  };
}
