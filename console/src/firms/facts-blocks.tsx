import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Firm } from '../api/contract.ts';
import { addIdentifier } from '../api/firms.ts';
import { useMay } from '../app/use-session.ts';
import { humanName } from '../format/name.ts';
import { Block } from '../parts/block.tsx';
import { TimeText } from '../parts/time-text.tsx';
import { FirmDeed } from './firm-deed.tsx';
import styles from './firms.module.css';
import { useFirmChange } from './use-firm-change.ts';
import { useFirmText } from './use-firm-text.ts';

/** Numbers and domains of a firm, each with who says so. */
export function KnownByBlock({ firm }: { firm: Firm }) {
  const { t, by } = useFirmText();
  const mayEdit = useMay('firms.edit');
  const change = useFirmChange(firm.id);
  const [isAdding, setAdding] = useState(false);
  return (
    <Block
      title={t('firms.knownBy')}
      aside={
        mayEdit ? (
          <Button variant="subtle" size="xs" onClick={() => setAdding(true)}>
            {t('firms.addNumber')}
          </Button>
        ) : undefined
      }
    >
      {firm.identifiers.length === 0 ? <p className="muted">{t('firms.noFacts')}</p> : null}
      <dl className={styles.facts}>
        {firm.identifiers.map(({ namespace, value, by: who, time }) => (
          <div key={`${namespace} ${value}`} style={{ display: 'contents' }}>
            <dt>{t(`firm.number.${namespace}`)}</dt>
            <dd>
              {value}
              <span className={styles.under}>
                {by(who)} · <TimeText at={time} as="date" />
              </span>
            </dd>
          </div>
        ))}
      </dl>
      {isAdding ? (
        <FirmDeed
          title={t('firms.addNumber')}
          onClose={() => setAdding(false)}
          onSend={(body) => change(addIdentifier(firm.id, body))}
          fields={[
            {
              name: 'namespace',
              label: t('firms.sort'),
              options: namespaces.map((value) => ({ value, label: t(`firm.number.${value}`) })),
            },
            { name: 'value', label: t('firms.number') },
          ]}
        />
      ) : null}
    </Block>
  );
}

const namespaces = ['domain', 'vat', 'lei', 'duns', 'registration'] as const;

/** All else that is said of a firm, with who said it and when. */
export function FactsBlock({ firm }: { firm: Firm }) {
  const { t, by, format } = useFirmText();
  const facts = firm.facts.filter(({ name, others }) => name !== 'name' || others.length > 0);
  return (
    <Block title={t('firms.facts')}>
      {facts.length === 0 ? <p className="muted">{t('firms.noFacts')}</p> : null}
      <dl className={styles.facts}>
        {facts.map((fact) => (
          <div key={fact.name} style={{ display: 'contents' }}>
            <dt>{humanName(fact.name)}</dt>
            <dd>
              {fact.hidden === true ? '•••' : format.value(fact.value)}
              <span className={styles.under}>
                {by(fact)} · <TimeText at={fact.since} as="date" />
                {fact.others.map((other) => (
                  <span key={`${by(other)} ${other.since}`}>
                    ; {t('firms.others', { value: format.value(other.value), who: by(other) })}
                  </span>
                ))}
              </span>
            </dd>
          </div>
        ))}
      </dl>
    </Block>
  );
}
