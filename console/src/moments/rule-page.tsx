import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { contentListQuery } from '../api/content.ts';
import type { MomentRule, MomentRules } from '../api/contract.ts';
import { momentRulesQuery, saveMomentRule, undoMomentRules } from '../api/moments.ts';
import { useMay } from '../app/use-session.ts';
import { Empty } from '../parts/empty.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Page } from '../parts/page.tsx';
import { ReasonDialog } from '../parts/reason-dialog.tsx';
import { showToast } from '../parts/toast.ts';
import { draftOf, missingIn, newDraft, type RuleDraft, ruleOf } from './rule-draft.ts';
import { RuleForm } from './rule-form.tsx';
import { RuleOutcome } from './rule-outcome.tsx';
import styles from './rules.module.css';
import { TestPanel } from './test-panel.tsx';
import { useRuleText } from './use-rule-text.ts';

/** One rule of moments, written and tried: what a test person would get before it is saved, and after. */
export function RulePage() {
  const { key } = useParams({ from: '/shell/moment-rules/$key' });
  const { t } = useRuleText();
  const query = useQuery(momentRulesQuery);
  return (
    <Page title={query.data?.rules.find((one) => one.key === key)?.name ?? t('page.momentRules.title')} question={t('rules.editQuestion')}>
      <Back />
      <Loaded query={query} lines={10}>
        {(rules) => {
          const rule = rules.rules.find((one) => one.key === key);
          return rule === undefined ? (
            <Empty title={t('rules.gone')} />
          ) : (
            <Editor key={key} rules={rules} start={draftOf(rule.rule as unknown as MomentRule)} />
          );
        }}
      </Loaded>
    </Page>
  );
}

/** A new rule; what it is to be about may come along in the address. */
export function NewRulePage() {
  const { t } = useRuleText();
  const { item, place, effect, because } = useSearch({ from: '/shell/moment-rules/new' });
  const query = useQuery(momentRulesQuery);
  const start: RuleDraft = {
    ...newDraft,
    ...(item === undefined ? {} : { choose: { items: [item] }, parts: [] }),
    ...(place === undefined ? {} : { places: [place] }),
    ...(effect === 'withhold' || effect === 'only' ? { effect } : {}),
    ...(because === undefined ? {} : { because }),
  };
  return (
    <Page title={t('rules.make')} question={t('rules.editQuestion')}>
      <Back />
      <Loaded query={query} lines={10}>
        {(rules) => <Editor rules={rules} start={start} />}
      </Loaded>
    </Page>
  );
}

function Back() {
  const { t } = useRuleText();
  return (
    <p className={styles.back}>
      <Link to="/moment-rules">{t('rules.back')}</Link>
    </p>
  );
}

function Editor({ rules, start }: { rules: MomentRules; start: RuleDraft }) {
  const { t, when, does } = useRuleText();
  const [draft, setDraft] = useState(start);
  const [isSaving, setSaving] = useState(false);
  const mayEdit = useMay('moments.edit');
  const taken = rules.rules.map(({ key }) => key);
  const rule = ruleOf(draft, taken);
  const missing = missingIn(rule);
  const all = rules.rules.map((one) => one.rule as unknown as MomentRule);
  // What is tried holds for now, also where the rule itself is switched off.
  const { isOff: _, ...on } = rule;
  const wanted = draft.key === undefined ? [...all, on] : all.map((one) => (one.key === draft.key ? on : one));
  const content = useInfiniteQuery(contentListQuery({ state: 'active' }));
  const titles = [...rules.rules.flatMap(({ items }) => items), ...(content.data?.pages.flatMap(({ items }) => items) ?? [])];
  return (
    <div className={styles.editor}>
      <div>
        <fieldset className={styles.bare} disabled={!mayEdit}>
          <RuleForm draft={draft} onChange={setDraft} />
        </fieldset>
        {missing === undefined ? (
          <p className={styles.inWords} role="status">
            {t('rules.inWords', { when: when(rule.when as Parameters<typeof when>[0]), does: does(rule, titles) })}
          </p>
        ) : (
          <p className={styles.inWords} role="status">
            {t(`rules.missing.${missing}`)}
          </p>
        )}
        {mayEdit ? (
          <Button disabled={missing !== undefined} onClick={() => setSaving(true)}>
            {t('word.save')}
          </Button>
        ) : null}
        {draft.key === undefined ? null : <RuleOutcome rule={draft.key} effect={draft.effect} />}
      </div>
      {mayEdit ? <TestPanel rules={missing === undefined ? wanted : undefined} ruleKey={rule.key} firstPlace={draft.places[0]} /> : null}
      {isSaving ? <SaveDialog rule={rule} version={rules.version} onClose={() => setSaving(false)} /> : null}
    </div>
  );
}

function SaveDialog({ rule, version, onClose }: { rule: MomentRule; version: number; onClose: () => void }) {
  const { t } = useRuleText();
  const client = useQueryClient();
  const navigate = useNavigate();
  const renew = () => client.invalidateQueries({ queryKey: ['moments', 'rules'] });
  const save = async (reason: string) => {
    const saved = await saveMomentRule(rule, version, reason);
    showToast(t('rules.saved'), { undo: () => void undoMomentRules(t('rules.undoneAtOnce'), saved.version).then(renew) });
    await renew();
    void navigate({ to: '/moment-rules' });
  };
  return (
    <ReasonDialog opened title={t('rules.saveTitle', { name: rule.name })} actionLabel={t('word.save')} onClose={onClose} onConfirm={save}>
      <p>{t('rules.saveMeans')}</p>
    </ReasonDialog>
  );
}
