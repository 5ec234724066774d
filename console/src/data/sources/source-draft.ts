import type { Source, SourceDraft } from '../../api/contract.ts';

export const emptyDraft: SourceDraft = { name: '', channel: 'web', kind: 'sdk', marketingOwner: '', technologyOwner: '' };

export function draftOf(source: Source): SourceDraft {
  return {
    name: source.name,
    channel: source.channel,
    kind: source.kind,
    marketingOwner: source.marketingOwner,
    technologyOwner: source.technologyOwner,
    timezone: source.timezone,
    ...(source.currency === null ? {} : { currency: source.currency }),
  };
}

/** A draft as the server takes it: no spaces around, no empty optional fields. */
export function cleanDraft(draft: SourceDraft): SourceDraft {
  const clean = {
    ...draft,
    name: draft.name.trim(),
    marketingOwner: draft.marketingOwner.trim(),
    technologyOwner: draft.technologyOwner.trim(),
  };
  if (clean.timezone?.trim() === '') delete clean.timezone;
  if (clean.currency?.trim() === '') delete clean.currency;
  return clean;
}

export function isComplete(draft: SourceDraft): boolean {
  return draft.name.trim() !== '' && draft.marketingOwner.trim() !== '' && draft.technologyOwner.trim() !== '';
}
