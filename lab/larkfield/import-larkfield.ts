import { type ConnectedProduct, ensureSource, type ImportState, importFile, uploadFile } from '../../src/app/index.ts';
import { type LarkfieldSource, larkfieldSources, sourcePath } from './sources.ts';

/** What to be told while Larkfield's files go in, one after the other. */
export interface ImportWatcher {
  readonly onProgress?: (state: ImportState, source: LarkfieldSource) => void;
  readonly onDone: (state: ImportState, source: LarkfieldSource) => void;
}

/** Imports all of Larkfield's files through the product's API, as a firm would connect its systems: who people are first. */
export async function importLarkfield(product: ConnectedProduct, filesFolder: string, watcher: ImportWatcher): Promise<void> {
  for (const source of larkfieldSources()) {
    const { fileId } = await uploadFile(product, sourcePath(filesFolder, source));
    const sourceId = await ensureSource(product, source);
    const state = await importFile(product, { fileId, sourceId, mapping: source.mapping, again: true }, (now) =>
      watcher.onProgress?.(now, source),
    );
    watcher.onDone(state, source);
  }
}
