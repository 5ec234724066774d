export interface JsonFault {
  line: number;
  column: number;
}

/** Where JSON stops being JSON (1-based), or undefined when it does not. */
export function problemInJson(text: string): JsonFault | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    const at = positionIn(error instanceof Error ? error.message : '', text);
    const before = text.slice(0, at);
    return { line: before.split('\n').length, column: at - before.lastIndexOf('\n') };
  }
}

/** Browsers say the place in words of their own; when none can be read, the end of the text is where something is missing. */
function positionIn(message: string, text: string): number {
  const position = /position (\d+)/.exec(message);
  if (position !== null) return Math.min(Number(position[1]), text.length);
  const place = /line (\d+) column (\d+)/.exec(message);
  if (place !== null) {
    const lines = text.split('\n').slice(0, Number(place[1]) - 1);
    return Math.min(lines.join('\n').length + Math.min(lines.length, 1) + Number(place[2]) - 1, text.length);
  }
  // Chrome quotes the offending token and a piece of what is around it instead of a position.
  const token = /Unexpected token '?(.)'?, "?(?:\.\.\.)?([\s\S]*?)(?:\.\.\.)?"? is not valid JSON/.exec(message);
  if (token !== null) {
    const around = text.indexOf(token[2] ?? '');
    const inside = (token[2] ?? '').indexOf(token[1] ?? '');
    if (around >= 0) return Math.min(around + Math.max(inside, 0), text.length);
  }
  return text.length;
}
