import { useTranslation } from 'react-i18next';
import { humanName } from '../format/name.ts';

/** Names of purposes, channels and reasons of permission, as people say them. */
export function usePermissionText() {
  const { t, i18n } = useTranslation();
  const name = (purpose: string): string =>
    i18n.exists(`purpose.${purpose}`) ? t(`purpose.${purpose}` as 'purpose.service') : humanName(purpose);
  return {
    t,
    /** Of a purpose, a channel, or what a firm's own name speaks of. */
    name,
    /** Why something is allowed or not; `words` are those of the server, for a reason that this release does not know. */
    reason: (code: string, words: string): string =>
      i18n.exists(`consentCode.${code}`) ? t(`consentCode.${code}` as 'consentCode.allowed.said') : words,
  };
}
