/** Request headers as they are written one to a line, `name: value`; lines without a colon are left out. */
export function headersOf(text: string): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const line of text.split('\n')) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).trim();
    if (colon > 0 && name !== '') headers[name] = line.slice(colon + 1).trim();
  }
  return headers;
}
