export interface Snippet {
  id: 'browser' | 'node' | 'rudderstack' | 'posthog' | 'jitsu' | 'curl' | 'site';
  label: string;
  code: string;
}

/** The lines that point each SDK of the field, unmodified, at this server, and those by which a page asks it for decisions. */
export function snippetTexts(origin: string, writeKey: string): Snippet[] {
  return [
    {
      id: 'browser',
      label: 'Browser',
      code: `import { AnalyticsBrowser } from '@segment/analytics-next';

const analytics = AnalyticsBrowser.load({
  writeKey: '${writeKey}',
  cdnURL: '${origin}',
});
analytics.page();`,
    },
    {
      id: 'node',
      label: 'Node',
      code: `import { Analytics } from '@segment/analytics-node';

const analytics = new Analytics({ writeKey: '${writeKey}', host: '${origin}', path: '/v1/batch' });
analytics.identify({ userId: '1042', traits: { email: 'maya@example.com' } });`,
    },
    {
      id: 'rudderstack',
      label: 'RudderStack',
      code: `import RudderAnalytics from '@rudderstack/rudder-sdk-node';

const analytics = new RudderAnalytics('${writeKey}', { dataPlaneUrl: '${origin}' });
analytics.track({ userId: '1042', event: 'Order Completed', properties: { total: 89.5, currency: 'EUR' } });`,
    },
    {
      id: 'posthog',
      label: 'PostHog',
      code: `import { PostHog } from 'posthog-node';

const posthog = new PostHog('${writeKey}', { host: '${origin}' });
posthog.identify({ distinctId: '1042', properties: { email: 'maya@example.com' } });`,
    },
    {
      id: 'jitsu',
      label: 'Jitsu',
      code: `import { jitsuAnalytics } from '@jitsu/js';

const analytics = jitsuAnalytics({ host: '${origin}', writeKey: '${writeKey}:-' });
await analytics.identify('1042', { email: 'maya@example.com' });`,
    },
    {
      id: 'curl',
      label: 'curl',
      code: `curl ${origin}/v1/identify -u '${writeKey}:' -H 'content-type: application/json' \\
  -d '{"userId": "1042", "traits": {"email": "maya@example.com"}}'`,
    },
    {
      id: 'site',
      label: 'HTML',
      code: `<div data-loyalty-place="home">…</div>
<script async crossorigin src="${origin}/v1/site.js" data-key="${writeKey}"></script>`,
    },
  ];
}
