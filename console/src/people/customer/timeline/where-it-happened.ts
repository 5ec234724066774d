/** Channel, source and device in one line; a source called like its channel is said once. */
export function whereItHappened(channel: string, source: string, device: string | undefined): string {
  const parts = channel.toLowerCase() === source.toLowerCase() ? [source] : [channel, source];
  if (device !== undefined && device !== '') parts.push(device);
  return parts.join(' · ');
}
