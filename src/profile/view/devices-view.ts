import { dayMs, secondMs } from '../../foundation/index.ts';
import { sortKey } from '../summary/devices.ts';
import type { Device, Summary } from '../summary/summary.ts';

export interface DeviceView {
  readonly id: string;
  readonly kind: string;
  readonly label: string;
  readonly firstSeen: string;
  readonly lastSeen: string;
  readonly events: number;
  /** The one she uses most of those she has used in the last three months. */
  readonly preferred: boolean;
}

// A device that has not been seen for longer has been given away or lies in a drawer.
const inUseMs = 92 * dayMs;

/** A person's devices, the last used first. Connected products are listed and never preferred: nobody reads a message on a bike. Pure. */
export function devicesView(summary: Summary, now: number): DeviceView[] {
  const devices = withSortsKnown(summary.devices).map(([key, kind, label, first, last, events]) => ({
    id: key.toString(36),
    kind,
    label,
    first: first * secondMs,
    last: last * secondMs,
    events,
  }));
  const personal = devices.filter((device) => device.kind !== 'product' && device.kind !== 'kiosk');
  const inUse = personal.filter((device) => now - device.last <= inUseMs);
  const [preferred] = (inUse.length > 0 ? inUse : personal).sort((left, right) => right.events - left.events || right.last - left.last);
  return devices
    .sort((left, right) => right.last - left.last)
    .map((device) => ({
      id: device.id,
      kind: device.kind,
      label: device.label,
      firstSeen: new Date(device.first).toISOString(),
      lastSeen: new Date(device.last).toISOString(),
      events: device.events,
      preferred: device === preferred,
    }));
}

/** Of what a server told by its sort alone (`Chrome on Windows`): it is the device of that sort that is known, the last used of several. */
function withSortsKnown(devices: readonly Readonly<Device>[]): readonly Readonly<Device>[] {
  const isSort = ([key, kind, label]: Readonly<Device>): boolean => key === sortKey(kind, label);
  const sorts = devices.filter(isSort);
  const known = devices.filter((device) => !isSort(device)).map((device): Device => [...device]);
  for (const sort of sorts) {
    const [, kind, label, first, last, events] = sort;
    const same = known.filter((device) => device[1] === kind && device[2] === label);
    const [newest] = same.sort((left, right) => right[4] - left[4]);
    if (newest === undefined) {
      known.push([...sort]);
      continue;
    }
    newest[3] = Math.min(newest[3], first);
    newest[4] = Math.max(newest[4], last);
    newest[5] += events;
  }
  return known;
}
