import type { ContentDirectory, Device } from '../../content/index.ts';
import type { MessageWay } from './message.ts';
import type { RenderContent } from './render-message.ts';

const devices: Readonly<Record<MessageWay, Device>> = {
  ...{ email: 'email', sms: 'sms', push: 'push', inApp: 'app', call: 'agent', post: 'email', employee: 'agent' },
};
const channels: Readonly<Record<MessageWay, string>> = {
  ...{ email: 'email', sms: 'sms', push: 'push', inApp: 'app', call: 'phone', post: 'print', employee: 'phone' },
};

/** Items of the content room as messages take them: in use now, allowed in the channel, within the limits of what shows it. */
export function contentForMessages(directory: Pick<ContentDirectory, 'rendition' | 'usable'>): RenderContent {
  return (key, way, language, now) => {
    const item = directory.usable(now).find((one) => one.key === key);
    if (item === undefined || (item.channels !== undefined && !(item.channels as readonly string[]).includes(channels[way])))
      return undefined;
    const rendition = directory.rendition(item.id, devices[way], { ...(language === undefined ? {} : { language }), now });
    if (rendition === undefined) return undefined;
    const link = rendition.action === undefined || way === 'sms' ? '' : `\n\n${rendition.action.label}: ${rendition.action.address}`;
    return { title: rendition.title, text: `${rendition.text}${link}`, isPromotion: item.isPromotion };
  };
}
