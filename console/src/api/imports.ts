import { queryOptions } from '@tanstack/react-query';
import type { FileOptions, ImportPreview, ImportRun, Mapping, UploadedFile } from './contract.ts';
import { addressOf, get, post, remove, request } from './request.ts';
import { RequestFailed } from './request-failed.ts';

// As many as anybody scrolls through; older imports are in the audit.
const importsMax = 200;

export const importsQuery = queryOptions({
  queryKey: ['imports'],
  queryFn: async ({ signal }) => (await get<{ imports: ImportRun[] }>('/v1/imports', { limit: importsMax }, signal)).imports,
});

const stillMoving = new Set(['checking', 'running']);

export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ['imports', id],
    queryFn: ({ signal }) => get<ImportRun>(`/v1/imports/${encodeURIComponent(id)}`, {}, signal),
    // The live stream says that something changed; this is the floor below it when the stream is cut.
    refetchInterval: (query) => (query.state.data !== undefined && stillMoving.has(query.state.data.state) ? 1_000 : false),
  });

/** A file that lies on the server and waits for its mapping; `options` where the recognition was wrong. */
export const uploadQuery = (fileId: string, options: FileOptions = {}) =>
  queryOptions({
    queryKey: ['files', fileId, options],
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    queryFn: ({ signal }) =>
      request<UploadedFile>('POST', `/v1/files/${encodeURIComponent(fileId)}/inspect`, {
        body: Object.keys(options).length === 0 ? {} : { file: options },
        signal,
      }),
  });

interface ImportOrder {
  fileId: string;
  sourceId: number;
  mapping: Mapping;
}

/** What an import would do with the beginning of the file; nothing is taken in. */
export async function previewImport(order: ImportOrder, signal?: AbortSignal): Promise<ImportPreview> {
  return (await request<{ preview: ImportPreview }>('POST', '/v1/imports', { body: { ...order, dryRun: true }, signal })).preview;
}

export const startImport = (order: ImportOrder & { again?: boolean; saveAs?: string }) => post<{ importId: number }>('/v1/imports', order);
export const pauseImport = (id: number) => post<unknown>(`/v1/imports/${id}/pause`);
export const resumeImport = (id: number) => post<unknown>(`/v1/imports/${id}/resume`);
export const stopImport = (id: number) => post<unknown>(`/v1/imports/${id}/stop`);
export const removeImport = (id: number) => remove<void>(`/v1/imports/${id}`);

/** Every refused row with line and reason, as a file. */
export const refusedAddress = (id: number) => `/v1/imports/${id}/refused.csv`;

/** Sends a file as it is, telling how far it has come; fetch cannot report progress of a body, so this is the older way. */
export function uploadFile(file: File, onProgress: (share: number) => void, signal: AbortSignal): Promise<UploadedFile> {
  return new Promise((resolve, reject) => {
    const call = new XMLHttpRequest();
    call.open('POST', addressOf('/v1/files', { name: file.name }));
    call.setRequestHeader('x-requested-with', 'loyalty-console');
    call.setRequestHeader('content-type', 'application/octet-stream');
    call.upload.onprogress = (progress) => onProgress(progress.total > 0 ? progress.loaded / progress.total : 0);
    call.onerror = () => reject(new RequestFailed(0, 'network.no_answer', '', []));
    call.onabort = () => reject(new DOMException('aborted', 'AbortError'));
    call.onload = () => {
      if (call.status >= 200 && call.status < 300) resolve(JSON.parse(call.responseText) as UploadedFile);
      else reject(RequestFailed.from(call.status, call.responseText, call.getResponseHeader('retry-after')));
    };
    signal.addEventListener('abort', () => call.abort());
    call.send(file);
  });
}
