import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Firm } from '../api/contract.ts';
import { addRelation, endRelation, setParent } from '../api/firms.ts';
import { useMay } from '../app/use-session.ts';
import { Block } from '../parts/block.tsx';
import { FirmDeed } from './firm-deed.tsx';
import styles from './firms.module.css';
import { LevelTag } from './level-tag.tsx';
import { NewFirmDialog } from './new-firm-dialog.tsx';
import { useFirmChange } from './use-firm-change.ts';
import { useFirmText } from './use-firm-text.ts';

/** Sites and daughters of a firm, each with how its own people stand with us. */
export function PartsBlock({ firm }: { firm: Firm }) {
  const { t, people } = useFirmText();
  const client = useQueryClient();
  const mayEdit = useMay('firms.edit');
  const change = useFirmChange(firm.id);
  const [isAdding, setAdding] = useState(false);
  const [isMoving, setMoving] = useState(false);
  const [parent] = firm.parents;
  return (
    <Block
      title={t('firms.parts')}
      aside={
        mayEdit ? (
          <>
            <Button variant="subtle" size="xs" onClick={() => setMoving(true)}>
              {t('firms.setParent')}
            </Button>
            <Button variant="subtle" size="xs" onClick={() => setAdding(true)}>
              {t('firms.addSite')}
            </Button>
          </>
        ) : undefined
      }
    >
      {isMoving ? (
        <FirmDeed
          title={t('firms.setParent')}
          onClose={() => setMoving(false)}
          onSend={({ parent: above, ...body }) => change(setParent(firm.id, { ...body, parent: above ?? null }))}
          onUndo={({ reason }) => change(setParent(firm.id, { parent: parent?.id ?? null, reason }))}
          fields={[
            {
              ...{ name: 'parent', label: t('firms.parentNumber'), hint: t('firms.parentHint'), isOptional: true },
              ...(parent === undefined ? {} : { initial: parent.id }),
            },
            { name: 'since', label: t('firms.since'), kind: 'day', initial: firm.today },
          ]}
        />
      ) : null}
      {firm.parts.length === 0 ? <p className="muted">{t('firms.noParts')}</p> : null}
      <ul className={styles.list}>
        {firm.parts.map(({ firm: part, contacts, level }) => (
          <li key={part.id} className={styles.item}>
            <span>
              <Link to="/firms/$id" params={{ id: part.id }}>
                {part.name}
              </Link>
              <span className={styles.under}>
                {t(`firm.form.${part.form}`)} · {people(contacts)}
              </span>
            </span>
            <LevelTag level={level} />
          </li>
        ))}
      </ul>
      {isAdding ? (
        <NewFirmDialog
          parent={firm.id}
          onClose={() => setAdding(false)}
          onMade={() => {
            setAdding(false);
            void client.invalidateQueries({ queryKey: ['firm', firm.id] });
          }}
        />
      ) : null}
    </Block>
  );
}

/** What a firm is to other firms, and they to it. */
export function RelationsBlock({ firm }: { firm: Firm }) {
  const text = useFirmText();
  const { t } = text;
  const mayEdit = useMay('firms.edit');
  const change = useFirmChange(firm.id);
  const [isAdding, setAdding] = useState(false);
  const [ending, setEnding] = useState<Firm['relations'][number] | undefined>();
  return (
    <Block
      title={t('firms.relations')}
      aside={
        mayEdit ? (
          <Button variant="subtle" size="xs" onClick={() => setAdding(true)}>
            {t('firms.addRelation')}
          </Button>
        ) : undefined
      }
    >
      {firm.relations.length === 0 ? <p className="muted">{t('firms.noRelations')}</p> : null}
      <ul className={styles.list}>
        {firm.relations.map((relation) => (
          <li key={relation.id} className={styles.item}>
            <span className={relation.isLive ? undefined : styles.ended}>
              {[relation.from, relation.to].map((end, at) => (
                <span key={end.id}>
                  {at === 1 ? ` ${relation.kind} ` : ''}
                  {end.id === firm.id ? (
                    <b>{end.name}</b>
                  ) : (
                    <Link to="/firms/$id" params={{ id: end.id }}>
                      {end.name}
                    </Link>
                  )}
                </span>
              ))}
              <span className={styles.under}>
                {relation.context === '' ? '' : `${relation.context} · `}
                {text.span(relation)}
              </span>
            </span>
            {mayEdit && relation.until === undefined ? (
              <Button variant="subtle" size="xs" onClick={() => setEnding(relation)}>
                {t('firms.end')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {isAdding ? (
        <FirmDeed
          title={t('firms.addRelation')}
          onClose={() => setAdding(false)}
          onSend={(body) => change(addRelation(firm.id, body))}
          fields={[
            { name: 'kind', label: t('firms.relationKind'), hint: t('firms.relationHint') },
            { name: 'firm', label: t('firms.otherNumber') },
            { name: 'context', label: t('firms.context'), isOptional: true },
            { name: 'since', label: t('firms.since'), kind: 'day', initial: firm.today },
          ]}
        />
      ) : null}
      {ending === undefined ? null : (
        <FirmDeed
          title={t('firms.endRelation', { kind: ending.kind })}
          onClose={() => setEnding(undefined)}
          onSend={(body) => change(endRelation(firm.id, ending.id, body))}
          onUndo={({ until, reason }) =>
            change(addRelation(ending.from.id, { kind: ending.kind, firm: ending.to.id, context: ending.context, since: until, reason }))
          }
          fields={[{ name: 'until', label: t('firms.until'), kind: 'day', initial: firm.today }]}
        />
      )}
    </Block>
  );
}
