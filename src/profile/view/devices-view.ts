import { dayMs, secondMs } from '../../foundation/index.ts';
import type { Summary } from '../summary/summary.ts';

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
  const devices = summary.devices.map(([key, kind, label, first, last, events]) => ({
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
