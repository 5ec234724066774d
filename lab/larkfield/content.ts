import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ConnectedProduct } from '../../src/app/index.ts';
import { catalogue } from './catalogue.ts';

/** What Larkfield's standard of tags has beyond the one that comes with the product. */
const topics = [
  {
    key: 'hill-range',
    name: 'Hills and range',
    words: ['hill', 'hills', 'climb', 'steep', 'uphill', 'metres', 'subida', 'subir', 'monte'],
  },
  { key: 'child-seats', name: 'Riding with a child', words: ['child seat', 'kid', 'children', 'trailer', 'cargo', 'cadeira', 'criança'] },
  { key: 'night-pictures', name: 'Pictures at night', words: ['night', 'dark', 'fox', 'owl', 'animals', 'wildlife', 'noite'] },
  { key: 'commuting', name: 'The way to work', words: ['commute', 'to work', 'every morning', 'train', 'para o trabalho'] },
  { key: 'theft', name: 'Theft', words: ['stolen', 'theft', 'lock', 'insurer', 'roubo', 'cadeado'] },
  { key: 'camera-mounting', name: 'Hanging up a camera', words: ['hang', 'mount', 'tree', 'strap', 'knee height', 'pendurar'] },
];

interface Standard {
  readonly topics: readonly { readonly key: string }[];
  readonly products: readonly object[];
}

interface SettledTag {
  readonly kind: string;
  readonly value: string;
  readonly state: string;
}

const waitingEvery = 8;

/** Puts Larkfield's standard of tags and its content into a running product, tags confirmed. Does nothing where there is content already. */
export async function loadLarkfieldContent(product: Pick<ConnectedProduct, 'request'>, now: number): Promise<number> {
  const { items } = await product.request<{ items: unknown[] }>('GET', '/v1/content?limit=1');
  if (items.length > 0) return 0;
  const { value, version } = await product.request<{ value: Standard; version: number }>('GET', '/v1/settings/content.tags');
  const own = value.topics.filter(({ key }) => !topics.some((topic) => topic.key === key));
  const standard = { ...value, topics: [...own, ...topics], products: larkfieldProducts() };
  await product.request('PUT', '/v1/settings/content.tags', {
    value: standard,
    version,
    reason: 'the products of Larkfield and what people call them',
  });
  const content = larkfieldContent(now);
  for (const [at, item] of content.entries()) {
    const { key, tags } = await product.request<{ key: string; tags: SettledTag[] }>('POST', '/v1/content', item);
    const rest = tags.filter(({ state }) => state === 'suggested').map(({ kind, value: of }) => ({ kind, value: of }));
    // A few are left for whoever tries the demonstration.
    if (rest.length > 0 && at % waitingEvery !== 0) await product.request('POST', `/v1/content/${key}/tags`, { refuse: rest });
  }
  return content.length;
}

function larkfieldProducts() {
  return catalogue.map(({ sku, name, catalogueNumber, supplierNumber, nicknames }) => ({
    ...{ key: sku, name, numbers: [catalogueNumber, supplierNumber], nicknames: [...nicknames] },
  }));
}

const shared = { source: 'Larkfield’s own', owner: 'Advice team', rights: { holder: 'Larkfield' }, language: 'en', state: 'active' };

/** Larkfield's pieces of content as `POST /v1/content` takes them; days that are counted from now in the file are days of the calendar here. */
export function larkfieldContent(now: number): Record<string, unknown>[] {
  const text = readFileSync(fileURLToPath(new URL('./content.json', import.meta.url)), 'utf8');
  const items = JSON.parse(text, (_, value: unknown) => (typeof value === 'string' ? dated(value, now) : value)) as Record<
    string,
    unknown
  >[];
  return items.map((item) => ({ ...shared, ...item }));
}

const dayMs = 86_400_000;

/** `+45d` is a day, `+3dT10:00` a moment, counted from `now`. */
function dated(text: string, now: number): string {
  const [, days, time] = /^\+(\d+)d(?:T(\d{2}:\d{2}))?$/.exec(text) ?? [];
  if (days === undefined) return text;
  const day = new Date(now + Number(days) * dayMs).toISOString().slice(0, 10);
  return time === undefined ? day : `${day}T${time}+00:00`;
}
