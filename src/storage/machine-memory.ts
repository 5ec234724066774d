import { totalmem } from 'node:os';

/** The memory that this machine, or the container around us, gives to us. Unit: bytes. */
export function machineMemoryBytes(): number {
  const machine = totalmem();
  // Without a container's limit this is 0, or a number larger than any machine.
  const container = process.constrainedMemory();
  return container > 0 ? Math.min(machine, container) : machine;
}
