import { createRequire } from 'node:module';
import type { Canvas, SKRSContext2D } from '@napi-rs/canvas';
import { Unavailable } from '../../foundation/index.ts';
import { type Mark, palette, type Scene } from './scene.ts';

// Sharp on the screens and printers of today.
const pixelsPerPixel = 2;
const family = 'Roboto of the product';

/**
 * A drawing as the bytes of a PNG, with letters that the product brings along: it looks the same on a machine without fonts.
 * @throws Unavailable `app.no_png` where the painting library has no binary for this platform
 */
export async function pngOfScene({ width, height, marks }: Scene): Promise<Buffer> {
  const { createCanvas, GlobalFonts } = await paintingLibrary();
  const { resolve } = createRequire(import.meta.url);
  for (const weight of ['Regular', 'Medium'])
    GlobalFonts.registerFromPath(resolve(`roboto-fontface/fonts/roboto/Roboto-${weight}.woff`), family);
  const canvas: Canvas = createCanvas(width * pixelsPerPixel, height * pixelsPerPixel);
  const context = canvas.getContext('2d');
  context.scale(pixelsPerPixel, pixelsPerPixel);
  context.fillStyle = palette.surface;
  context.fillRect(0, 0, width, height);
  for (const mark of marks) paint(context, mark);
  return canvas.encode('png');
}

async function paintingLibrary(): Promise<typeof import('@napi-rs/canvas')> {
  try {
    return await import('@napi-rs/canvas');
  } catch {
    throw new Unavailable('app.no_png', 'this platform has nothing that paints PNG; name the plot .svg instead', 0);
  }
}

function paint(context: SKRSContext2D, mark: Mark): void {
  switch (mark.kind) {
    case 'path':
      context.beginPath();
      for (const [at, [x, y]] of mark.points.entries()) {
        if (at === 0) context.moveTo(x, y);
        else context.lineTo(x, y);
      }
      context.strokeStyle = mark.colour;
      context.lineWidth = mark.width;
      context.lineJoin = 'round';
      context.lineCap = 'round';
      context.setLineDash([...(mark.dash ?? [])]);
      context.stroke();
      return;
    case 'area':
      context.fillStyle = mark.fill;
      context.fillRect(mark.x, mark.y, mark.width, mark.height);
      return;
    case 'dot':
      context.beginPath();
      context.arc(mark.x, mark.y, mark.radius, 0, 2 * Math.PI);
      context.fillStyle = mark.fill;
      context.fill();
      if (mark.edge === undefined) return;
      context.strokeStyle = mark.edge;
      context.lineWidth = mark.edgeWidth ?? 1;
      context.setLineDash([]);
      context.stroke();
      return;
    case 'text':
      context.font = `${mark.weight ?? 400} ${mark.size}px "${family}"`;
      context.textAlign = mark.anchor === 'middle' ? 'center' : mark.anchor === 'end' ? 'right' : 'left';
      context.fillStyle = mark.colour;
      context.fillText(mark.text, mark.x, mark.y);
  }
}
