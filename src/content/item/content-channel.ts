import { type MessageChannel, messageChannels } from '../../consent/index.ts';
import { type Channel, channelNames } from '../../source/index.ts';

/** Where content can be met: the channels of events, and those of messages that we send. */
export type ContentChannel = Channel | MessageChannel;
export const contentChannels: readonly ContentChannel[] = [...new Set([...channelNames, ...messageChannels])];
