import { useId } from 'react';
import type { OwnPurpose, OwnSpace } from '../api/contract.ts';
import styles from './own.module.css';
import type { OwnSpaceState } from './use-own-space.ts';
import { useOwnText } from './use-own-text.ts';

interface UsesProps {
  change: OwnSpaceState['change'];
}

/** Why something is off that she may not remember having refused. */
const reasons = {
  'contact.refused': 'contact',
  'consent.gpc': 'browser',
  'consent.gpp': 'browser',
  'consent.tcf': 'banner',
  'consent.expired': 'expired',
} as const;

/** What we may use: each purpose with a plain sentence and a switch. */
export function UsesSection({ space, change }: UsesProps & { space: OwnSpace }) {
  const { t } = useOwnText();
  return (
    <section aria-labelledby="uses">
      <h2 id="uses">{t('own.uses.title')}</h2>
      <p className={styles.means}>{t('own.uses.means')}</p>
      <ul className={styles.uses}>
        {space.purposes.map((one) => (
          <Use key={one.purpose} one={one} change={change} />
        ))}
      </ul>
    </section>
  );
}

function Use({ one, change }: UsesProps & { one: OwnPurpose }) {
  const { t } = useOwnText();
  const { purpose, allowed, mayRefuse, channels } = one;
  const reason = one.code in reasons ? reasons[one.code as keyof typeof reasons] : undefined;
  return (
    <li>
      <div className={styles.use}>
        {mayRefuse ? (
          <Switch
            name={t(`own.uses.name.${purpose}`)}
            isOn={allowed}
            means={t(`own.uses.purpose.${purpose}`)}
            note={reason === undefined ? undefined : t(`own.uses.why.${reason}`)}
            onChange={(granted) => void change('PUT', '/v1/own/permission', { purpose, granted })}
          />
        ) : (
          <div className={styles.switchRow}>
            <span>
              <b>{t(`own.uses.name.${purpose}`)}</b>
              <span className={styles.under}>{t(`own.uses.purpose.${purpose}`)}</span>
            </span>
            <span className={styles.always}>{t('own.uses.always')}</span>
          </div>
        )}
      </div>
      {channels.some((channel) => channel.allowed) ? (
        <fieldset className={styles.channels}>
          <legend>{t('own.uses.by')}</legend>
          {channels.map(({ channel, allowed: isOn }) => (
            <Switch
              key={channel}
              name={t(`own.uses.channel.${channel}`)}
              isOn={isOn}
              onChange={(granted) => void change('PUT', '/v1/own/permission', { purpose, channel, granted })}
            />
          ))}
        </fieldset>
      ) : null}
    </li>
  );
}

interface SwitchProps {
  name: string;
  isOn: boolean;
  means?: string;
  note?: string | undefined;
  onChange: (isOn: boolean) => void;
}

function Switch({ name, isOn, means, note, onChange }: SwitchProps) {
  const { t } = useOwnText();
  const id = useId();
  return (
    <label className={styles.switchRow}>
      <span>
        <b id={`${id}-name`}>{name}</b>
        <span id={`${id}-means`}>
          {means === undefined ? null : <span className={styles.under}>{means}</span>}
          {note === undefined ? null : <span className={styles.note}>{note}</span>}
        </span>
      </span>
      <span className={styles.switch}>
        <span className={styles.state} aria-hidden>
          {t(isOn ? 'own.uses.on' : 'own.uses.off')}
        </span>
        <input
          type="checkbox"
          role="switch"
          aria-labelledby={`${id}-name`}
          aria-describedby={`${id}-means`}
          checked={isOn}
          aria-checked={isOn}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      </span>
    </label>
  );
}
