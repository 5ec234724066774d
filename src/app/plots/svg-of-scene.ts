import type { Mark, Scene } from './scene.ts';

const fonts = "Roboto, system-ui, -apple-system, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif";

/** A drawing as an SVG file of its own: real text, a title and a description, nothing fetched from elsewhere. Pure. */
export function svgOfScene({ width, height, title, description, marks }: Scene): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title description" font-family="${fonts}">`,
    `<title id="title">${escaped(title)}</title>`,
    `<desc id="description">${escaped(description)}</desc>`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    ...marks.map(elementOf),
    '</svg>\n',
  ].join('\n');
}

function elementOf(mark: Mark): string {
  switch (mark.kind) {
    case 'path': {
      const d = mark.points.map(([x, y], at) => `${at === 0 ? 'M' : 'L'}${short(x)} ${short(y)}`).join('');
      const dash = mark.dash === undefined ? '' : ` stroke-dasharray="${mark.dash.join(' ')}"`;
      return `<path d="${d}" fill="none" stroke="${mark.colour}" stroke-width="${mark.width}" stroke-linejoin="round" stroke-linecap="round"${dash}/>`;
    }
    case 'area':
      return `<rect x="${short(mark.x)}" y="${short(mark.y)}" width="${short(mark.width)}" height="${short(mark.height)}" fill="${mark.fill}"/>`;
    case 'dot': {
      const edge = mark.edge === undefined ? '' : ` stroke="${mark.edge}" stroke-width="${mark.edgeWidth ?? 1}"`;
      return `<circle cx="${short(mark.x)}" cy="${short(mark.y)}" r="${mark.radius}" fill="${mark.fill}"${edge}/>`;
    }
    case 'text': {
      const anchor = mark.anchor === undefined || mark.anchor === 'start' ? '' : ` text-anchor="${mark.anchor}"`;
      const weight = mark.weight === undefined ? '' : ` font-weight="${mark.weight}"`;
      return `<text x="${short(mark.x)}" y="${short(mark.y)}" font-size="${mark.size}" fill="${mark.colour}"${weight}${anchor}>${escaped(mark.text)}</text>`;
    }
  }
}

function short(length: number): string {
  return String(Math.round(length * 100) / 100);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
