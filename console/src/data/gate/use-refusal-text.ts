import { useTranslation } from 'react-i18next';
import { humanName } from '../../format/name.ts';

/** The gate's reasons and askers in the reader's language; what this release does not know is shown as it came. */
export function useRefusalText() {
  const { t, i18n } = useTranslation();
  return {
    reason: (code: string): string =>
      i18n.exists(`gate.code.${code}`) ? t(`gate.code.${code}` as 'gate.code.quiet_hours') : humanName(code),
    asker: (asker: string): string =>
      i18n.exists(`gate.asker.${asker}`) ? t(`gate.asker.${asker}` as 'gate.asker.moment') : humanName(asker),
  };
}
