import type { JsonObject, Problem } from '../../foundation/index.ts';
import { problemsOfBody, problemsOfItem } from '../item/check-item.ts';
import { completeItem } from '../item/complete-item.ts';
import type { ContentBody } from '../item/content-item.ts';
import { tidyItem } from '../item/tidy-item.ts';
import { devicesOf } from '../rendition/device.ts';
import { type Rendition, type RenditionOptions, renditionOf } from '../rendition/rendition.ts';
import { type SuggestedTag, suggestTags } from '../tag/suggest-tags.ts';
import type { TagStandard } from '../tag/tag-standard.ts';

export interface ContentPreview {
  readonly problems: readonly Problem[];
  /** On each device that its rights allow; none while something essential is missing. */
  readonly renditions: readonly Rendition[];
  readonly suggestions: readonly SuggestedTag[];
}

/** What would become of an item while somebody still writes it: what is wrong, how each device would show it, what it seems to be about. Pure. */
export function previewContent(written: JsonObject, by: string, standard: TagStandard, options: RenditionOptions): ContentPreview {
  const body = tidyItem(completeItem(written, by));
  if (problemsOfBody(body).length > 0) return { problems: problemsOfItem(body), renditions: [], suggestions: [] };
  const item = body as unknown as ContentBody;
  return { problems: problemsOfItem(body), renditions: renditionsOf(item, options), suggestions: suggestTags(item, standard) };
}

/** An item on every device that its rights allow. Pure. */
export function renditionsOf(item: ContentBody, options: RenditionOptions): Rendition[] {
  return devicesOf(item.rights.channels).map((device) => renditionOf(item, device, options));
}
