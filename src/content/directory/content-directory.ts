import type { Clock } from '../../foundation/index.ts';
import type { Postgres } from '../../storage/index.ts';
import type { ContentItem } from '../item/content-item.ts';
import type { Period } from '../item/period.ts';
import { itemOf } from '../keeping/item-of-row.ts';
import { type ItemRow, selectItems, selectRevisions } from '../queries/item.ts';
import type { Device } from '../rendition/device.ts';
import { fittingDevices } from '../rendition/problems-of-renditions.ts';
import { type Rendition, type RenditionOptions, renditionOf } from '../rendition/rendition.ts';
import type { TagStandard } from '../tag/tag-standard.ts';
import { type DecisionItem, decisionItemOf } from './decision-item.ts';

/** Items in use, answered from memory: decisions ask hundreds of times a second. */
export interface ContentDirectory {
  /** What may be chosen at a moment (milliseconds since 1970): in use, within rights and dates, with confirmed tags. The same list until that changes. */
  usable(now: number): readonly DecisionItem[];
  /** An item in use, by its number. */
  find(id: number): ContentItem | undefined;
  /** An item in use for a device; the same object as long as item and options are the same. Undefined for one that is not in use. */
  rendition(id: number, device: Device, options?: RenditionOptions): Rendition | undefined;
  /** Reads what has changed; resolves when memory is as new as the database was at the call. */
  refresh(): Promise<void>;
  close(): Promise<void>;
}

export interface ContentDirectoryDependencies {
  readonly postgres: Postgres;
  /** The time by which an event's next time is told, where nobody says another. */
  readonly clock: Clock;
  /** The tag standard in force: the same object until it changes. */
  readonly standard: () => TagStandard;
  /** Told when a reload failed; what is in memory stays in force. */
  readonly onProblem?: (message: string, error?: unknown) => void;
}

// A notification can be lost while the listening connection is being made again; comparing revisions this often closes that hole.
const reloadMs = 15_000;
// Some kilobytes each: the items in use on each device, several times over.
const renditionsMax = 5_000;

interface Kept {
  readonly item: ContentItem;
  readonly revision: number;
  /** Worked out once: trying every device with every time of an event takes longer than all the rest. */
  readonly devices: readonly Device[];
}

/** Loads the items in use and keeps the copy in memory current; each process makes its own. */
export async function createContentDirectory({
  postgres,
  clock,
  standard,
  onProblem,
}: ContentDirectoryDependencies): Promise<ContentDirectory> {
  const kept = new Map<number, Kept>();
  const shown = new UsableItems(kept, standard);
  const renditions = new Map<string, Rendition>();

  const take = (rows: readonly ItemRow[]): void => {
    for (const row of rows) {
      const known = kept.get(row.id);
      if (known !== undefined && known.revision >= row.revision) continue;
      if (row.state === 'active') kept.set(row.id, keptOf(row));
      else kept.delete(row.id);
    }
    shown.forget();
  };
  const read = async (ids: readonly number[]): Promise<void> => {
    if (ids.length > 0) take(await postgres.query<ItemRow>(selectItems, [ids]));
  };
  const load = async (): Promise<void> => {
    const rows = await postgres.query<{ id: number; revision: number }>(selectRevisions);
    const there = new Set(rows.map(({ id }) => id));
    const gone = [...kept.keys()].filter((id) => !there.has(id));
    const changed = rows.filter(({ id, revision }) => kept.get(id)?.revision !== revision).map(({ id }) => id);
    await read([...gone, ...changed]);
  };

  // Reads run one after another, and each begins after its call: so whoever awaits one sees everything committed before.
  let reading: Promise<void> = Promise.resolve();
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const next = reading.catch(() => undefined).then(work);
    reading = next;
    return next;
  };
  const quietly = (work: () => Promise<void>): void => {
    inTurn(work).catch((error: unknown) => onProblem?.('content could not be read again; what is in memory stays in force', error));
  };

  // Listen first, then read: a change between the two is then seen twice, not never.
  const stopListening = await postgres.listen('content_changed', (id) => quietly(() => read([Number(id)])));
  const timer = setInterval(() => quietly(load), reloadMs);
  timer.unref();
  try {
    await inTurn(load);
  } catch (error) {
    clearInterval(timer);
    await stopListening();
    throw error;
  }

  return {
    usable: (now) => shown.at(now),
    find: (id) => kept.get(id)?.item,
    rendition: (id, device, options = {}) => {
      const item = kept.get(id)?.item;
      if (item === undefined) return undefined;
      // Only an event is told in another way as time passes.
      if (item.kind === 'event') return renditionOf(item, device, { now: clock.now(), ...options });
      const key = `${id} ${item.version} ${device} ${options.language ?? ''} ${options.variant ?? ''}`;
      const known = renditions.get(key);
      if (known !== undefined) return known;
      if (renditions.size >= renditionsMax) renditions.clear();
      const made = renditionOf(item, device, options);
      renditions.set(key, made);
      return made;
    },
    refresh: () => inTurn(load),
    close: async () => {
      clearInterval(timer);
      await stopListening();
      await reading.catch(() => undefined);
    },
  };
}

function keptOf(row: ItemRow): Kept {
  const item = itemOf(row);
  return { item, revision: row.revision, devices: fittingDevices(item) };
}

type Candidate = Period & { readonly item: DecisionItem };

/** The list of what may be chosen, worked out again only when an item, the standard, or, by time alone, somebody's dates have changed it. */
class UsableItems {
  readonly #kept: ReadonlyMap<number, Kept>;
  readonly #standard: () => TagStandard;
  #candidates: readonly Candidate[] | undefined;
  /** Of items that have not changed, as long as the standard has not: one change among thousands costs one. */
  #known = new WeakMap<Kept, { readonly candidate: Candidate | undefined }>();
  #standardThen: TagStandard | undefined;
  #list: readonly DecisionItem[] = [];
  /** Within these the list stays as it is. */
  #holds: Period = { from: 0, until: 0 };

  constructor(kept: ReadonlyMap<number, Kept>, standard: () => TagStandard) {
    this.#kept = kept;
    this.#standard = standard;
  }

  forget(): void {
    this.#candidates = undefined;
  }

  at(now: number): readonly DecisionItem[] {
    const standard = this.#standard();
    if (this.#candidates === undefined || standard !== this.#standardThen) {
      if (standard !== this.#standardThen) this.#known = new WeakMap();
      this.#standardThen = standard;
      this.#candidates = [...this.#kept.values()]
        .flatMap((kept) => this.#candidateOf(kept, standard) ?? [])
        .sort((left, right) => left.item.id - right.item.id);
      this.#holds = { from: 0, until: 0 };
    }
    const { from, until } = this.#holds;
    if (now >= from && now < until) return this.#list;
    const borders = this.#candidates.flatMap((one) => [one.from, one.until]);
    this.#holds = {
      from: Math.max(Number.NEGATIVE_INFINITY, ...borders.filter((border) => border <= now)),
      until: Math.min(Number.POSITIVE_INFINITY, ...borders.filter((border) => border > now)),
    };
    this.#list = this.#candidates.filter((one) => now >= one.from && now < one.until).map(({ item }) => item);
    return this.#list;
  }

  #candidateOf(kept: Kept, standard: TagStandard): Candidate | undefined {
    const known = this.#known.get(kept);
    if (known !== undefined) return known.candidate;
    const candidate = decisionItemOf(kept.item, kept.devices, standard);
    this.#known.set(kept, { candidate });
    return candidate;
  }
}
