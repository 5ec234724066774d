import { ActionIcon, Button, NativeSelect } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Check, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { settleTags, type TagName, tagStandardQuery } from '../api/content.ts';
import type { ContentItem, ContentTag, TagStandard } from '../api/contract.ts';
import { useMay } from '../app/use-session.ts';
import { Block } from '../parts/block.tsx';
import { Problem } from '../parts/problem.tsx';
import { type Action, useAction } from '../parts/use-action.ts';
import styles from './content.module.css';

const kinds = ['question', 'stage', 'product', 'topic', 'occasion', 'mood', 'device'] as const;
type TagKind = (typeof kinds)[number];

type Settle = (words: { confirm?: TagName[]; refuse?: TagName[] }) => void;

/** What an item is about: suggestions to confirm or refuse with one click each, and what has been confirmed. */
export function ItemTags({ item }: { item: ContentItem }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const action = useAction();
  const mayConfirm = useMay('content.confirm');
  const suggested = item.tags.filter(({ state }) => state === 'suggested');
  const settle: Settle = (words) =>
    void action.run(async () => {
      client.setQueryData(['content', 'one', item.key], await settleTags(item.key, words));
      void client.invalidateQueries({ queryKey: ['content', 'list'] });
      void client.invalidateQueries({ queryKey: ['content', 'coverage'] });
    });
  return (
    <Block
      title={t('content.about')}
      tone={suggested.length > 0 ? 'attention' : 'plain'}
      aside={
        mayConfirm && suggested.length > 1 ? (
          <Button variant="default" size="xs" disabled={action.busy} onClick={() => settle({ confirm: suggested.map(nameOf) })}>
            {t('content.confirmAll', { count: suggested.length })}
          </Button>
        ) : undefined
      }
    >
      {suggested.length > 0 ? <p className={styles.means}>{t('content.suggestedMeans')}</p> : null}
      <dl className={styles.tagRows}>
        {kinds.map((kind) => {
          const tags = item.tags.filter((tag) => tag.kind === kind && tag.state !== 'refused');
          return tags.length === 0 ? null : (
            <div key={kind}>
              <dt>{t(`content.tagKind.${kind}`)}</dt>
              <dd>
                {tags.map((tag) => (
                  <Chip key={tag.value} tag={tag} action={action} settle={mayConfirm ? settle : undefined} />
                ))}
              </dd>
            </div>
          );
        })}
      </dl>
      {item.tags.some(({ state }) => state !== 'refused') ? null : <p className="muted">{t('content.noTags')}</p>}
      {mayConfirm ? <AddTag item={item} action={action} settle={settle} /> : null}
      {action.error === undefined ? null : <Problem error={action.error} size="line" />}
    </Block>
  );
}

function nameOf({ kind, value }: ContentTag): TagName {
  return { kind, value };
}

function Chip({ tag, action, settle }: { tag: ContentTag; action: Action; settle: Settle | undefined }) {
  const { t } = useTranslation();
  const { name, state, because } = tag;
  const why =
    state === 'suggested' ? (because === undefined ? t('content.byKind') : t('content.because', { words: because.join(', ') })) : undefined;
  return (
    <span className={styles.chip} data-state={state} title={why}>
      <span>{name}</span>
      {state === 'suggested' && settle !== undefined ? (
        <ActionIcon
          size="sm"
          variant="subtle"
          aria-label={t('content.confirm', { tag: name })}
          title={t('content.confirm', { tag: name })}
          disabled={action.busy}
          onClick={() => settle({ confirm: [nameOf(tag)] })}
        >
          <Check size={14} aria-hidden />
        </ActionIcon>
      ) : null}
      {settle === undefined ? null : (
        <ActionIcon
          size="sm"
          variant="subtle"
          aria-label={t('content.refuse', { tag: name })}
          title={t('content.refuse', { tag: name })}
          disabled={action.busy}
          onClick={() => settle({ refuse: [nameOf(tag)] })}
        >
          <X size={14} aria-hidden />
        </ActionIcon>
      )}
    </span>
  );
}

const listOf: Record<TagKind, keyof TagStandard> = {
  question: 'questions',
  stage: 'stages',
  product: 'products',
  topic: 'topics',
  occasion: 'occasions',
  mood: 'moods',
  device: 'devices',
};
// A list to choose from by eye; whoever has more products lets the words of the item suggest them.
const entriesShownMax = 300;

/** A tag of the standard that nothing suggested. */
function AddTag({ item, action, settle }: { item: ContentItem; action: Action; settle: Settle }) {
  const { t } = useTranslation();
  const { data } = useQuery(tagStandardQuery);
  if (data === undefined) return null;
  const has = (kind: string, value: string) =>
    item.tags.some((tag) => tag.kind === kind && tag.value === value && tag.state === 'confirmed');
  return (
    <NativeSelect
      className={styles.addTag}
      aria-label={t('content.addTag')}
      value=""
      disabled={action.busy}
      onChange={(event) => {
        const [kind = '', value = ''] = event.currentTarget.value.split(/:(.*)/s);
        if (value !== '') settle({ confirm: [{ kind, value }] });
      }}
    >
      <option value="">{t('content.addTag')}</option>
      {kinds.map((kind) => {
        const entries = data[listOf[kind]].filter(({ key }) => !has(kind, key));
        return entries.length === 0 || entries.length > entriesShownMax ? null : (
          <optgroup key={kind} label={t(`content.tagKind.${kind}`)}>
            {entries.map(({ key, name }) => (
              <option key={key} value={`${kind}:${key}`}>
                {name}
              </option>
            ))}
          </optgroup>
        );
      })}
    </NativeSelect>
  );
}
