/** Where a message can be sent to her: what goes out, as against what she comes to. */
export const messageChannels = ['email', 'push', 'sms', 'whatsapp', 'post'] as const;
export type MessageChannel = (typeof messageChannels)[number];

/** The same, and a call that is made to her: nobody is reached by any other way. */
export const reachingChannels = [...messageChannels, 'phone'] as const;

/** Whether something in this channel reaches for her where she has not come herself. Pure. */
export function isReaching(channel: string): boolean {
  return (reachingChannels as readonly string[]).includes(channel);
}
