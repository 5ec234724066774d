import { InvalidInput, isJsonObject, type JsonValue } from '../foundation/index.ts';
import type { Source } from '../source/index.ts';
import { checkMapping, columnsNamed } from './check-mapping.ts';
import { plainCsv } from './file-shape.ts';
import { compileMapping, type RowMapper } from './map-row.ts';
import type { Mapping } from './mapping.ts';
import { type OpenedRows, openRows } from './open-rows.ts';
import type { Row } from './row.ts';
import { RowIdentity } from './row-identity.ts';
import type { StoredFile } from './stored-file.ts';

/** A file and a mapping that fit each other, ready to be read. */
export interface OpenedImport {
  readonly opened: OpenedRows;
  readonly mapping: Mapping;
  readonly map: RowMapper;
  readonly identity: RowIdentity;
}

export interface ImportFacts {
  readonly file: StoredFile;
  /** The name under which people know the file. */
  readonly fileName: string;
  readonly mapping: unknown;
  readonly source: Pick<Source, 'id' | 'timezone' | 'currency'>;
  /** Of this installation; see `IdentityOfRows`. */
  readonly secret: string;
}

/**
 * Opens a file under a mapping. The caller must read `opened.batches` or return it.
 * @throws InvalidInput `connector.bad_mapping`, `connector.no_header` or what the file itself is refused for
 */
export async function openImport({ file, fileName, mapping: given, source, secret }: ImportFacts): Promise<OpenedImport> {
  const mapping = checkMapping(given);
  const wanted = new Set([...columnsNamed(mapping)].map(([, column]) => column));
  const opened = await openRows(file, mapping.file ?? {}, { wanted });
  try {
    const { shape, columns } = opened;
    if ((shape.format === 'csv' || shape.format === 'columns') && !shape.header && mapping.file?.header !== false) {
      const message =
        'the first line looks like data, not like a heading; if so, say "header": false under "file" in the mapping and use "column 1", "column 2" …';
      throw new InvalidInput('connector.no_header', [{ at: 'line 1', message }]);
    }
    checkMapping(mapping, columns);
    const map = compileMapping(mapping, { columns, timezone: source.timezone, currency: source.currency, origin: fileName });
    return {
      opened,
      mapping,
      map,
      identity: new RowIdentity({ sourceId: source.id, secret, mapping, columns, namingColumns: opened.namingColumns }),
    };
  } catch (error) {
    await closeRows(opened);
    throw error;
  }
}

/** Objects that are in memory already, under a mapping. @throws InvalidInput `connector.bad_mapping` */
export function openObjects(
  objects: readonly JsonValue[],
  facts: Omit<ImportFacts, 'file'>,
): OpenedImport & { readonly rows: readonly Row[] } {
  const { fileName, source, secret } = facts;
  const mapping = checkMapping(facts.mapping);
  const rows = objects.map((object, index): Row => {
    const text = JSON.stringify(object);
    return isJsonObject(object)
      ? { line: index + 1, object, text }
      : { line: index + 1, reason: 'is not an object with named fields', text };
  });
  const opened: OpenedRows = {
    shape: { ...plainCsv, format: 'json' },
    columns: undefined,
    bytesTotal: 0,
    rowsTotal: rows.length,
    batches: (async function* () {
      yield { rows, bytesRead: 0 };
    })(),
  };
  const map = compileMapping(mapping, { columns: undefined, timezone: source.timezone, currency: source.currency, origin: fileName });
  return { rows, opened, mapping, map, identity: new RowIdentity({ sourceId: source.id, secret, mapping, columns: undefined }) };
}

/** Lets go of a file that is not read to its end. */
export async function closeRows(opened: OpenedRows): Promise<void> {
  await opened.batches[Symbol.asyncIterator]().return?.(undefined);
}
