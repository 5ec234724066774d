// Pieces of content: what there is to say, what each is about, and how each device says it.

// Items in use, in memory.
export { type ContentDirectory, type ContentDirectoryDependencies, createContentDirectory } from './directory/content-directory.ts';
export type { DecisionItem } from './directory/decision-item.ts';
// Items.
export { completeItem, editedItem } from './item/complete-item.ts';
export { type ContentChannel, contentChannels } from './item/content-channel.ts';
export {
  type ContentAction,
  type ContentBody,
  type ContentItem,
  type ContentPicture,
  type ContentRights,
  type ContentState,
  type ContentTag,
  type ContentVariant,
  contentStates,
  type TagKind,
  tagKinds,
} from './item/content-item.ts';
export { type ContentKind, contentKindNames, contentKinds, type FieldsOf } from './item/content-kind.ts';
export { type ContentPurpose, contentPurposes } from './item/content-purpose.ts';
export type { Field, FieldTable } from './item/field-shape.ts';
export { type Standing, standingOf, standings } from './item/standing.ts';
// Keeping them.
export {
  type ContentChange,
  type ContentVersion,
  changeContent,
  contentVersions,
  createContent,
  readContent,
  setContentState,
  undoContent,
} from './keeping/items.ts';
export { allContent, type ContentFilter, countContent, listContent, takenKeys } from './keeping/list-content.ts';
export { type ContentPreview, previewContent, renditionsOf } from './keeping/preview-content.ts';
export { settleTags, type TagName, type TagWords } from './keeping/settle-tags.ts';
// What each device shows or says.
export { type Device, type DeviceLimits, deviceNames, devices } from './rendition/device.ts';
export { type Rendition, type RenditionOptions, renditionOf } from './rendition/rendition.ts';
export { migrations } from './tables.ts';
// What they are about.
export { type CoveredQuestion, coverageOf } from './tag/coverage.ts';
export { isInStandard, nameOfTag } from './tag/find-entry.ts';
export { type SuggestedTag, suggestTags } from './tag/suggest-tags.ts';
export type { TagStandard } from './tag/tag-standard.ts';
export { tagStandardSetting } from './tag/tag-standard-setting.ts';
