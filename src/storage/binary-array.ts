import { Defect } from '../foundation/index.ts';

/**
 * One-dimensional arrays in Postgres' binary format, for bulk statements of the form `unnest($1::int8[], $2::text[])`. The text
 * format would escape every quote of every JSON body on our side and read it back character by character on the server's.
 * Layout: number of dimensions, has-nulls flag, element type, length, lower bound; then each element's length and bytes
 * (PostgreSQL source, `array_recv`).
 */
const headerBytes = 20;
const oidByType = { int8: 20, int4: 23, int2: 21, text: 25, bytea: 17, uuid: 2950, float8: 701, bool: 16 } as const;

function writeHeader(buffer: Buffer, oid: number, length: number, hasNulls: boolean): void {
  buffer.writeInt32BE(1, 0);
  buffer.writeInt32BE(hasNulls ? 1 : 0, 4);
  buffer.writeInt32BE(oid, 8);
  buffer.writeInt32BE(length, 12);
  buffer.writeInt32BE(1, 16);
}

function emptyArray(oid: number): Buffer {
  const buffer = Buffer.alloc(12);
  buffer.writeInt32BE(0, 0);
  buffer.writeInt32BE(0, 4);
  buffer.writeInt32BE(oid, 8);
  return buffer;
}

/** `int8[]` from safe integers; null and undefined become NULL. */
export function int8Array(values: readonly (number | null | undefined)[]): Buffer {
  if (values.length === 0) return emptyArray(oidByType.int8);
  const buffer = Buffer.allocUnsafe(headerBytes + values.length * 12);
  let hasNulls = false;
  let offset = headerBytes;
  for (const value of values) {
    if (value === null || value === undefined) {
      hasNulls = true;
      buffer.writeInt32BE(-1, offset);
      offset += 4;
      continue;
    }
    const low = value % 4294967296;
    buffer.writeInt32BE(8, offset);
    buffer.writeInt32BE(Math.floor(value / 4294967296), offset + 4);
    buffer.writeUInt32BE(low < 0 ? low + 4294967296 : low, offset + 8);
    offset += 12;
  }
  writeHeader(buffer, oidByType.int8, values.length, hasNulls);
  return buffer.subarray(0, offset);
}

/** `int4[]` from integers of 32 bits. */
export function int4Array(values: readonly number[]): Buffer {
  if (values.length === 0) return emptyArray(oidByType.int4);
  const buffer = Buffer.allocUnsafe(headerBytes + values.length * 8);
  writeHeader(buffer, oidByType.int4, values.length, false);
  let offset = headerBytes;
  for (const value of values) {
    buffer.writeInt32BE(4, offset);
    buffer.writeInt32BE(value, offset + 4);
    offset += 8;
  }
  return buffer;
}

/** `bool[]`. */
export function boolArray(values: readonly boolean[]): Buffer {
  if (values.length === 0) return emptyArray(oidByType.bool);
  const buffer = Buffer.allocUnsafe(headerBytes + values.length * 5);
  writeHeader(buffer, oidByType.bool, values.length, false);
  let offset = headerBytes;
  for (const value of values) {
    buffer.writeInt32BE(1, offset);
    buffer[offset + 4] = value ? 1 : 0;
    offset += 5;
  }
  return buffer;
}

/** `text[]`; null and undefined become NULL. The caller keeps U+0000 out: Postgres text cannot hold it. */
export function textArray(values: readonly (string | null | undefined)[]): Buffer {
  if (values.length === 0) return emptyArray(oidByType.text);
  let bytes = headerBytes;
  let hasNulls = false;
  for (const value of values) {
    if (value === null || value === undefined) hasNulls = true;
    // Exact: three bytes for each UTF-16 unit would be safe without counting, and three times the memory to touch.
    bytes += 4 + (value === null || value === undefined ? 0 : Buffer.byteLength(value));
  }
  const buffer = Buffer.allocUnsafe(bytes);
  writeHeader(buffer, oidByType.text, values.length, hasNulls);
  let offset = headerBytes;
  for (const value of values) {
    if (value === null || value === undefined) {
      buffer.writeInt32BE(-1, offset);
      offset += 4;
    } else {
      const written = buffer.write(value, offset + 4, 'utf8');
      buffer.writeInt32BE(written, offset);
      offset += 4 + written;
    }
  }
  return buffer;
}

/** `uuid[]` from their 32 hexadecimal digits, without dashes. */
export function uuidArray(values: readonly string[]): Buffer {
  if (values.length === 0) return emptyArray(oidByType.uuid);
  const buffer = Buffer.allocUnsafe(headerBytes + values.length * 20);
  writeHeader(buffer, oidByType.uuid, values.length, false);
  let offset = headerBytes;
  for (const value of values) {
    buffer.writeInt32BE(16, offset);
    if (value.length !== 32 || buffer.write(value, offset + 4, 'hex') !== 16) throw new Defect(`${value} is not 32 hexadecimal digits`);
    offset += 20;
  }
  return buffer;
}

/** `bytea[]`. */
export function byteaArray(values: readonly Buffer[]): Buffer {
  if (values.length === 0) return emptyArray(oidByType.bytea);
  const buffer = Buffer.allocUnsafe(headerBytes + values.reduce((sum, value) => sum + 4 + value.length, 0));
  writeHeader(buffer, oidByType.bytea, values.length, false);
  let offset = headerBytes;
  for (const value of values) {
    buffer.writeInt32BE(value.length, offset);
    value.copy(buffer, offset + 4);
    offset += 4 + value.length;
  }
  return buffer;
}

/** `float8[]`. */
export function float8Array(values: readonly number[]): Buffer {
  if (values.length === 0) return emptyArray(oidByType.float8);
  const buffer = Buffer.allocUnsafe(headerBytes + values.length * 12);
  writeHeader(buffer, oidByType.float8, values.length, false);
  let offset = headerBytes;
  for (const value of values) {
    buffer.writeInt32BE(8, offset);
    buffer.writeDoubleBE(value, offset + 4);
    offset += 12;
  }
  return buffer;
}
