import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonObject, JsonValue } from '../../src/foundation/index.ts';

// Recordings of real SDKs and examples of specifications are not part of this repository.
const folder = join(import.meta.dirname, '..', '..', '..', 'shared', 'data', 'conformance');

export const recordingsAbsent = !existsSync(folder);
export const whyAbsent = `no recordings at ${folder}: what real SDKs send is checked only where they are`;

/** One request of a real SDK as it was recorded; its body is unpacked and parsed. */
export interface RecordedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: JsonValue;
}

function lines(path: string): JsonValue[] {
  return readFileSync(join(folder, path), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as JsonValue);
}

/** All requests of one set-up, for example `segment_node`. */
export function recordedRequests(name: string): RecordedRequest[] {
  return lines(`sdk-wire/wire_${name}.jsonl`) as unknown as RecordedRequest[];
}

/** Those that carry events. */
export function recordedBodies(name: string): RecordedRequest[] {
  return recordedRequests(name).filter((request) => typeof request.body === 'object');
}

export interface SpecificationExample {
  readonly source: string;
  readonly heading: string;
  readonly json: JsonObject;
}

/** Complete messages printed in Segment's specification. */
export function specificationExamples(): SpecificationExample[] {
  return lines('segment-spec-examples/events.jsonl') as unknown as SpecificationExample[];
}

/** Texts of the specification's pages that are no JSON. */
export function unreadableExamples(): string[] {
  return (lines('segment-spec-examples/unparseable_blocks.jsonl') as { text: string }[]).map(({ text }) => text);
}

/** Batch bodies that an official SDK's own tests expect. */
export function goBatches(): { name: string; body: JsonObject }[] {
  return readdirSync(join(folder, 'analytics-go')).map((name) => ({
    name,
    body: JSON.parse(readFileSync(join(folder, 'analytics-go', name), 'utf8')) as JsonObject,
  }));
}
