import type { JsonValue } from '../../foundation/index.ts';
import type { DecisionRecord, DecisionVersions, RecordedRejection } from './decision-record.ts';

/** A rejection as it is kept: key, code, the rule or null, the chance or nothing. */
type WrittenRejection = readonly [key: string, code: string, rule?: string | null, chance?: number];

// Five hundred times a second the same fifty versions.
const versionTexts = new WeakMap<DecisionVersions['content'], string>();

/**
 * A record as JSON text. Summaries are JSON already and stand in it as they are, and what is the same for many decisions is written once: to write it is
 * a good part of what a decision costs. Pure but for remembering.
 */
export function encodeRecord(record: DecisionRecord): string {
  const { known, rejected, versions } = record;
  const rest = { ...record, known: undefined, rejected: undefined, versions: undefined };
  const others = { ...versions, content: undefined };
  const parts = known.map(({ id, namespace, body }) => `{"id":${id},"namespace":${JSON.stringify(namespace)},"body":${body}}`);
  const written = rejected.map(writeRejection);
  return `${JSON.stringify(rest).slice(0, -1)},"rejected":${JSON.stringify(written)},"versions":${JSON.stringify(others).slice(0, -1)},"content":${contentText(versions.content)}},"known":[${parts.join(',')}]}`;
}

/** The record that `encodeRecord` wrote. @throws SyntaxError for a text that is none */
export function decodeRecord(text: string): DecisionRecord {
  const { known, rejected, ...rest } = JSON.parse(text) as Omit<DecisionRecord, 'known' | 'rejected'> & {
    readonly known: readonly { readonly id: number; readonly namespace: string; readonly body: JsonValue }[];
    readonly rejected: readonly WrittenRejection[];
  };
  return {
    ...rest,
    known: known.map(({ body, ...part }) => ({ ...part, body: JSON.stringify(body) })),
    rejected: rejected.map(readRejection),
  };
}

function writeRejection({ key, code, rule, chance }: RecordedRejection): WrittenRejection {
  if (chance !== undefined) return [key, code, rule ?? null, chance];
  return rule === undefined ? [key, code] : [key, code, rule];
}

function readRejection([key, code, rule, chance]: WrittenRejection): RecordedRejection {
  return { key, code, ...(rule === undefined || rule === null ? {} : { rule }), ...(chance === undefined ? {} : { chance }) };
}

function contentText(content: DecisionVersions['content']): string {
  let text = versionTexts.get(content);
  if (text === undefined) {
    text = JSON.stringify(content);
    versionTexts.set(content, text);
  }
  return text;
}
