import type { Problem } from '../../foundation/index.ts';
import type { ContentBody } from '../item/content-item.ts';
import { inVariant } from '../item/in-variant.ts';
import { type Device, devices, devicesOf } from './device.ts';
import { hasRoom, keptText } from './rendition.ts';
import { smsLength } from './sms-length.ts';

/** The devices for whose limits the part that must be kept is too long, each with what to do. Said while somebody writes. Pure. */
export function problemsOfRenditions(body: ContentBody): Problem[] {
  const wordings = [
    { at: 'keyFact', body },
    ...body.variants.map((variant, index) => ({ at: `variants[${index}].keyFact`, body: inVariant(body, variant) })),
  ];
  return wordings.flatMap(({ at, body: wording }) =>
    devicesOf(body.rights.channels).flatMap((device) => {
      const longest = longestKept(wording, device);
      return longest === undefined ? [] : [{ at, message: tooLong(longest, device) }];
    }),
  );
}

/** The devices on which an item can be shown with all that must be kept. Pure. */
export function fittingDevices(body: ContentBody): Device[] {
  const wordings = [body, ...body.variants.map((variant) => inVariant(body, variant))];
  return devicesOf(body.rights.channels).filter((device) => wordings.every((wording) => longestKept(wording, device) === undefined));
}

/** What has to be kept and has no room; of an event each of its times is tried. */
function longestKept(body: ContentBody, device: Device): string | undefined {
  const moments = body.kind === 'event' ? body.fields.times.map(({ begins }) => Date.parse(begins) - 1) : [undefined];
  return moments.map((now) => keptText(body, device, body.language, now)).find((text) => !hasRoom(text, devices[device]));
}

function tooLong(text: string, device: Device): string {
  const { textMax } = devices[device];
  const also = 'shorten it, or leave the channel out of rights.channels';
  if (device !== 'sms')
    return `with what must stand beside it, it has ${text.length} characters on ${device}, where there is room for ${textMax}; ${also}`;
  const { encoding, segments } = smsLength(text);
  const why = encoding === 'ucs2' ? ' (letters outside the network’s own alphabet leave room for 134)' : '';
  return `with what must stand beside it, it takes ${segments} text messages, and ${devices.sms.segmentsMax} are the limit${why}; ${also}`;
}
