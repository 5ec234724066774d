import { byteaArray, int4Array, int8Array, type Postgres, type Sql, textArray } from '../../storage/index.ts';
import type { DueIndex } from '../members/due-index.ts';
import { MemberSet, pageOf } from '../members/member-set.ts';
import type { ChangeRow } from '../queries/audience.ts';
import { notify } from '../queries/keep.ts';
import * as queries from '../queries/keep-audience.ts';

/** Everybody stands under this number: who was looked at. */
export const everybody = 0;

/** Who came to an audience and who left it. */
export interface MembershipChange {
  readonly audience: number;
  readonly came: readonly number[];
  readonly went: readonly number[];
}

interface KeptSet {
  readonly set: MemberSet;
  /** The last change that was committed. */
  last: number;
  readonly changedPages: Set<number>;
}

// Four megabytes a statement: others have their turn between two.
const pagesPerSave = 500;

/**
 * Who is in which audience: in memory, and in Postgres as saved pages and the changes since. A change is committed before it counts in memory, so that what
 * is told to others is what is kept.
 */
export class MembershipStore {
  readonly #postgres: Postgres;
  readonly #sets = new Map<number, KeptSet>();

  constructor(postgres: Postgres) {
    this.#postgres = postgres;
  }

  /** The people of an audience; everybody who was looked at, under `everybody`. */
  setOf(audience: number): MemberSet {
    return this.#kept(audience).set;
  }

  /** Reads what was saved of an audience, and what changed since. */
  async load(audience: number, savedThrough: number): Promise<void> {
    const kept: KeptSet = { set: new MemberSet(), last: savedThrough, changedPages: new Set() };
    const through = new Map<number, number>();
    for (const row of await this.#postgres.query<{ page: number; through: number; people: Buffer }>(queries.loadPages, [audience])) {
      kept.set.load(row.page, row.people);
      through.set(row.page, row.through);
    }
    const changes = await this.#postgres.query<Pick<ChangeRow, 'came' | 'id' | 'went'>>(queries.loadChanges, [audience, savedThrough]);
    for (const { id, came, went } of changes) {
      const isBeyond = (person: number): boolean => id > (through.get(pageOf(person)) ?? 0);
      for (const person of went) if (isBeyond(person)) remove(kept, person);
      for (const person of came) if (isBeyond(person)) add(kept, person);
      kept.last = id;
    }
    this.#sets.set(audience, kept);
  }

  /** Commits changes, then takes them over. One short transaction. */
  async commit(changes: readonly MembershipChange[], at: number, cause: ChangeRow['cause']): Promise<void> {
    if (changes.length === 0) return;
    const list = (people: readonly number[]): string => `{${people.join(',')}}`;
    const rows = await this.#postgres.transaction(async (sql) => {
      await sql.query(queries.lockChanges);
      const added = await sql.query<{ id: number; audience_id: number }>(queries.addChanges, [
        ...[int8Array(changes.map(({ audience }) => audience)), textArray(changes.map(({ came }) => list(came)))],
        ...[textArray(changes.map(({ went }) => list(went))), at, cause],
      ]);
      await sql.query(notify, ['audience_change', [String(added.at(-1)?.id ?? '')]]);
      return added;
    });
    for (const { id, audience_id } of rows) this.#kept(audience_id).last = id;
    for (const { audience, came, went } of changes) {
      const kept = this.#kept(audience);
      for (const person of came) add(kept, person);
      for (const person of went) remove(kept, person);
    }
  }

  /** An audience was counted anew: its people are these. Who came and who left by it is told, but not of whom it was made. */
  async replace(audience: number, set: MemberSet, count: { key: string; at: number; tookMs: number; isNew: boolean }): Promise<void> {
    const before = this.#kept(audience).set;
    const came = count.isNew ? [] : difference(set, before);
    const went = difference(before, set);
    const pages = set.pages();
    const last = await this.#postgres.transaction(async (sql) => {
      await sql.query(queries.lockChanges);
      await sql.query(queries.makeSize, [audience]);
      const values = [audience, count.at, 'rule', set.size, `{${came.join(',')}}`, `{${went.join(',')}}`];
      const [added] = await sql.query<{ id: number }>(queries.addCount, values);
      const id = added?.id as number;
      await sql.query(queries.dropPages, [audience]);
      await savePages(
        sql,
        pages.map((page) => ({ audience, page, through: id, people: set.encode(page) })),
      );
      await sql.query(queries.endCount, [audience, set.size, count.key, count.at, count.tookMs, id]);
      await sql.query(notify, ['audience_change', [String(id)]]);
      await sql.query(notify, ['topic', ['audiences']]);
      return id;
    });
    this.#sets.set(audience, { set, last, changedPages: new Set() });
  }

  /** Somebody was looked at for the first time, or is no more. Kept in pages alone: what a crash takes is looked at again. */
  know(person: number, isThere: boolean): boolean {
    const kept = this.#kept(everybody);
    return isThere ? add(kept, person) : remove(kept, person);
  }

  /** Saves the pages that changed. What changes meanwhile is saved the next time; applying it once more changes nothing. */
  async save(): Promise<void> {
    const changed = [...this.#sets].filter(([, { changedPages }]) => changedPages.size > 0);
    const pages = changed.flatMap(([audience, kept]) =>
      [...kept.changedPages].map((page) => ({ audience, page, through: kept.last, kept })),
    );
    const last = changed.map(([, kept]) => kept.last);
    for (const [, { changedPages }] of changed) changedPages.clear();
    try {
      for (let from = 0; from < pages.length; from += pagesPerSave) {
        const some = pages.slice(from, from + pagesPerSave);
        await savePages(
          this.#postgres,
          some.map(({ kept, ...one }) => ({ ...one, people: kept.set.encode(one.page) })),
        );
      }
      if (changed.length > 0) await this.#postgres.query(queries.saveThrough, [int8Array(changed.map(([id]) => id)), int8Array(last)]);
    } catch (error) {
      for (const { kept, page } of pages) kept.changedPages.add(page);
      throw error;
    }
  }

  async saveDue(due: DueIndex): Promise<void> {
    const changed = due.takeChanged();
    try {
      await this.#postgres.query(queries.saveDue, [
        int4Array(changed.map(({ page }) => page)),
        byteaArray(changed.map(({ bytes }) => bytes)),
      ]);
    } catch (error) {
      due.notSaved(changed.map(({ page }) => page));
      throw error;
    }
  }

  #kept(audience: number): KeptSet {
    let kept = this.#sets.get(audience);
    if (kept === undefined) {
      kept = { set: new MemberSet(), last: 0, changedPages: new Set() };
      this.#sets.set(audience, kept);
    }
    return kept;
  }
}

function add(kept: KeptSet, person: number): boolean {
  const isAdded = kept.set.add(person);
  if (isAdded) kept.changedPages.add(pageOf(person));
  return isAdded;
}

function remove(kept: KeptSet, person: number): boolean {
  const isRemoved = kept.set.delete(person);
  if (isRemoved) kept.changedPages.add(pageOf(person));
  return isRemoved;
}

function difference(left: MemberSet, right: MemberSet): number[] {
  const found: number[] = [];
  for (const person of left) if (!right.has(person)) found.push(person);
  return found;
}

interface SavedPage {
  readonly audience: number;
  readonly page: number;
  readonly through: number;
  readonly people: Buffer;
}

async function savePages(sql: Sql, pages: readonly SavedPage[]): Promise<void> {
  if (pages.length === 0) return;
  await sql.query(queries.savePages, [
    ...[int8Array(pages.map(({ audience }) => audience)), int4Array(pages.map(({ page }) => page))],
    ...[int8Array(pages.map(({ through }) => through)), byteaArray(pages.map(({ people }) => people))],
  ]);
}
