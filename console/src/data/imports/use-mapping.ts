import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { FileOptions, Mapping, UploadedFile } from '../../api/contract.ts';
import { previewImport } from '../../api/imports.ts';
import { problemInJson } from '../../parts/problem-in-json.ts';
import { useSettled } from '../../parts/use-settled.ts';
import { draftOf, type MappingDraft, mappingOf, problemsOf } from './mapping-draft.ts';

/** The mapping while it is edited: as columns or as JSON, what is missing, and what the first rows become. */
export function useMapping(file: UploadedFile, options: FileOptions, sourceId: number | undefined) {
  const columns = useMemo(() => file.columns.map((column) => column.name), [file]);
  // What was corrected about reading the file belongs to the mapping: it will read the next file of this kind as well.
  const begin = (mapping: Mapping) => (Object.keys(options).length === 0 ? mapping : { ...mapping, file: { ...mapping.file, ...options } });
  const [draft, setDraft] = useState<MappingDraft>(() => draftOf(begin(file.suggestion), columns));
  const [json, setJson] = useState<string | undefined>();
  const written = json !== undefined && problemInJson(json) === undefined ? (JSON.parse(json) as Mapping) : undefined;
  const mapping = json === undefined ? mappingOf(draft) : written;
  const missing = json === undefined ? problemsOf(draft) : [];
  const ready = mapping !== undefined && sourceId !== undefined && missing.length === 0;
  const order = useSettled(JSON.stringify(ready ? { fileId: file.fileId, sourceId, mapping } : null));
  const preview = useQuery({
    queryKey: ['import-preview', order],
    enabled: order !== 'null',
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => previewImport(JSON.parse(order) as Parameters<typeof previewImport>[0], signal),
  });
  const use = (next: Mapping) => {
    setDraft(draftOf(begin(next), columns));
    setJson(undefined);
  };
  return {
    draft,
    setDraft,
    json,
    setJson,
    mapping,
    missing,
    ready: ready && preview.error === null,
    preview,
    /** From columns to JSON, with all that is in them. */
    asJson: () => setJson(JSON.stringify(mapping, null, 2)),
    /** Back to columns; what they cannot draw is kept. */
    asColumns: () => mapping !== undefined && use(mapping),
    /** Puts another mapping, a saved one, in place of this one. */
    use,
  };
}

export type MappingState = ReturnType<typeof useMapping>;
