import { Button } from '@mantine/core';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changeContent, contentItemQuery, contentKindsQuery, makeContent, previewContent } from '../api/content.ts';
import type { ContentItem, ContentKinds } from '../api/contract.ts';
import { Loaded } from '../parts/loaded.tsx';
import { Page } from '../parts/page.tsx';
import { Problem } from '../parts/problem.tsx';
import { isReason, ReasonField } from '../parts/reason-dialog.tsx';
import { showToast } from '../parts/toast.ts';
import { useAction } from '../parts/use-action.ts';
import { useSettled } from '../parts/use-settled.ts';
import { bodyOf, type Draft, draftOf, emptyDraft } from './draft.ts';
import styles from './editor.module.css';
import { EditorForm } from './editor-form.tsx';
import { problemsByPlace } from './problems-by-place.ts';
import { Renditions } from './renditions.tsx';
import { VariantChoice } from './variant-choice.tsx';

/** A new item. */
export function NewItem() {
  const { t, i18n } = useTranslation();
  const kinds = useQuery(contentKindsQuery);
  return (
    <Page title={t('content.make')} question={t('content.makeQuestion')}>
      <Loaded query={kinds}>
        {(known) => <Editor kinds={known.kinds} start={emptyDraft('article', i18n.language.split('-')[0] ?? 'en')} />}
      </Loaded>
    </Page>
  );
}

/** One that is there. */
export function EditItem() {
  const { key } = useParams({ from: '/shell/content/$key/edit' });
  const { t } = useTranslation();
  const kinds = useQuery(contentKindsQuery);
  const item = useQuery(contentItemQuery(key));
  return (
    <Page title={item.data?.title ?? t('page.content.title')} question={t('content.editQuestion')}>
      <Loaded query={kinds}>
        {(known) => <Loaded query={item}>{(found) => <Editor kinds={known.kinds} item={found} start={draftOf(found)} />}</Loaded>}
      </Loaded>
    </Page>
  );
}

interface EditorProps {
  kinds: ContentKinds['kinds'];
  /** The item that is changed; a new one when absent. */
  item?: ContentItem;
  start: Draft;
}

/** The form beside what becomes of it on each device, letter by letter. */
function Editor({ kinds, item, start }: EditorProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const action = useAction();
  const [draft, setDraft] = useState(start);
  const [reason, setReason] = useState('');
  // What somebody else changes meanwhile is a conflict that the server tells, not something to lay over what is being written.
  const [version] = useState(item?.version ?? 0);
  const [variant, setVariant] = useState<string>();
  const body = bodyOf(draft, kinds, item === undefined);
  const preview = usePreview(withoutNull(body), variant);
  const isTouched = draft.title !== '' || draft.keyFact !== '';
  const problems = problemsByPlace(isTouched ? (preview.data?.problems ?? []) : []);
  const isReady = isTouched && preview.data?.problems.length === 0 && (item === undefined || isReason(reason));
  const save = async (state?: 'active') => {
    let key = item?.key;
    let isDraft = false;
    const ok = await action.run(async () => {
      const saved =
        item === undefined
          ? await makeContent({ ...body, ...(state === undefined ? {} : { state }) })
          : await changeContent(item.key, body, version, reason.trim());
      key = saved.key;
      isDraft = saved.state === 'draft';
    });
    if (!ok || key === undefined) return;
    showToast(t(isDraft ? 'content.savedDraft' : 'content.saved'));
    await client.invalidateQueries({ queryKey: ['content'] });
    void navigate({ to: '/content/$key', params: { key } });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isReady) void save(item === undefined ? 'active' : undefined);
  };
  return (
    <div className={styles.editor}>
      <form className={styles.form} onSubmit={submit}>
        <EditorForm draft={draft} kinds={kinds} isNew={item === undefined} problems={problems} onChange={setDraft} />
        {item === undefined ? null : <ReasonField value={reason} onChange={setReason} />}
        <Rest problems={problems} />
        {action.error === undefined ? null : <Problem error={action.error} size="line" />}
        <div className={styles.deeds}>
          <Button
            component={Link}
            to={item === undefined ? '/content' : '/content/$key'}
            params={{ key: item?.key ?? '' } as never}
            variant="default"
          >
            {t('word.cancel')}
          </Button>
          {item === undefined ? (
            <Button variant="default" disabled={!isReady || action.busy} onClick={() => void save()}>
              {t('content.saveDraft')}
            </Button>
          ) : null}
          <Button type="submit" disabled={!isReady || action.busy}>
            {item === undefined ? t('content.deed.active') : t('word.save')}
          </Button>
        </div>
      </form>
      <section className={styles.preview} aria-labelledby="on-devices">
        <h2 id="on-devices">{t('content.onDevices')}</h2>
        <VariantChoice
          names={draft.variants.map(({ name }) => name).filter((name) => name !== '')}
          chosen={variant}
          onChoose={setVariant}
        />
        {preview.error === null ? null : <Problem error={preview.error} onRetry={() => void preview.refetch()} size="line" />}
        {preview.data === undefined || preview.data.renditions.length === 0 ? (
          <p className={styles.notYet}>{t('content.notYet')}</p>
        ) : (
          <>
            <Suggested names={preview.data.suggestions.map(({ name }) => name)} />
            <Renditions renditions={preview.data.renditions} />
          </>
        )}
      </section>
    </div>
  );
}

function usePreview(body: object, variant: string | undefined) {
  const settled = useSettled(JSON.stringify(body));
  return useQuery({
    queryKey: ['content-preview', settled, variant],
    queryFn: () => previewContent(JSON.parse(settled) as object, variant),
    // What it looked like stays until the next look is there.
    placeholderData: keepPreviousData,
  });
}

function withoutNull(body: Record<string, unknown>): object {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null));
}

function Suggested({ names }: { names: string[] }) {
  const { t } = useTranslation();
  return names.length === 0 ? null : <p className={styles.suggested}>{t('content.willSuggest', { tags: names.join(' · ') })}</p>;
}

/** What is wrong in places that have no field of their own in the form. */
function Rest({ problems }: { problems: ReturnType<typeof problemsByPlace> }) {
  const rest = problems.rest();
  if (rest.length === 0) return null;
  return (
    <ul className={styles.rest} role="status">
      {rest.map(({ at, message }) => (
        <li key={`${at} ${message}`}>
          <code>{at}</code> {message}
        </li>
      ))}
    </ul>
  );
}
