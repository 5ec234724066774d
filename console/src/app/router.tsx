import { createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { clockQuery } from '../api/clock.ts';
import { contentKinds, contentViews } from '../api/content.ts';
import { messageStates, messageWays } from '../api/messages.ts';
import { customerQuery } from '../api/people.ts';
import { sessionQuery } from '../api/session.ts';
import { gapReasons, singleViewStates } from '../api/single-view.ts';
import { fieldStandings } from '../api/value-fields.ts';
import { loadMoreTexts } from '../language/language.ts';
import { Broken } from '../shell/broken.tsx';
import { NotHere } from '../shell/not-here.tsx';
import { Shell } from '../shell/shell.tsx';
import { queryClient } from './query-client.ts';
import { textSearch } from './text-search.ts';

const root = createRootRouteWithContext<{ queryClient: typeof queryClient }>()({ notFoundComponent: NotHere, errorComponent: Broken });

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: textSearch('to'),
  component: lazyRouteComponent(() => import('../sign-in/sign-in.tsx'), 'SignIn'),
});

const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  component: Shell,
  beforeLoad: async ({ context, location }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery);
    if (session === null) throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { to: location.href } });
    if (session.mustSetPassword === true && location.pathname !== '/account') throw redirect({ to: '/account' });
    void context.queryClient.prefetchQuery(clockQuery);
    return { session };
  },
});

const home = createRoute({
  getParentRoute: () => shell,
  path: '/',
  beforeLoad: ({ context }) => {
    throw redirect({ href: context.session.user.home, replace: true });
  },
});

const under = () => shell;

/** A page of value, data or system, when its texts have come too. */
async function withTexts<Page>(page: Promise<Page>): Promise<Page> {
  await loadMoreTexts();
  return page;
}

const routes = [
  home,
  createRoute({
    getParentRoute: under,
    path: '/people',
    validateSearch: textSearch('q'),
    component: lazyRouteComponent(() => import('../people/find/find.tsx'), 'Find'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/people/by/$namespace/$value',
    component: lazyRouteComponent(() => import('../people/customer/customer-by.tsx'), 'CustomerBy'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/people/$id',
    validateSearch: textSearch('kind', 'channel', 'q', 'event', 'ahead', 'made'),
    // Not awaited: the page shows its outline at once and the answer when it comes.
    loader: ({ context, params }) => void context.queryClient.prefetchQuery(customerQuery(params.id)),
    component: lazyRouteComponent(() => import('../people/customer/customer-page.tsx'), 'CustomerPage'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/firms',
    validateSearch: textSearch('q', 'role'),
    component: lazyRouteComponent(() => withTexts(import('../firms/firms.tsx')), 'Firms'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/firms/$id',
    validateSearch: textSearch('matter'),
    component: lazyRouteComponent(() => withTexts(import('../firms/firm-page.tsx')), 'FirmPage'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/firms/$id/graph',
    component: lazyRouteComponent(() => withTexts(import('../firms/firm-graph-page.tsx')), 'FirmGraphPage'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/joins',
    validateSearch: textSearch('pair', 'sort', 'cols', {
      show: ['firms', 'refused', 'decisions', 'statistics'],
      state: ['later', 'different', 'household', 'group', 'join'],
    }),
    component: lazyRouteComponent(() => withTexts(import('../people/joins/joins.tsx')), 'Joins'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/moments',
    validateSearch: textSearch('place', 'sort', 'cols', { defaults: ['only'] }),
    component: lazyRouteComponent(() => withTexts(import('../moments/moments.tsx')), 'Moments'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/moments/$decision',
    component: lazyRouteComponent(() => withTexts(import('../moments/decision-page.tsx')), 'DecisionPage'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/moment-rules',
    component: lazyRouteComponent(() => withTexts(import('../moments/moment-rules.tsx')), 'MomentRulesPage'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/moment-rules/new',
    validateSearch: textSearch('item', 'place', 'effect', 'because'),
    component: lazyRouteComponent(() => withTexts(import('../moments/rule-page.tsx')), 'NewRulePage'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/moment-rules/$key',
    component: lazyRouteComponent(() => withTexts(import('../moments/rule-page.tsx')), 'RulePage'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/learned',
    validateSearch: textSearch('item', 'place'),
    component: lazyRouteComponent(() => withTexts(import('../moments/learned-page.tsx')), 'LearnedPage'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/content',
    validateSearch: textSearch('tag', 'q', 'sort', 'cols', { show: ['missing'], state: contentViews, kind: contentKinds }),
    component: lazyRouteComponent(() => withTexts(import('../content/content.tsx')), 'Content'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/content/new',
    component: lazyRouteComponent(() => withTexts(import('../content/editor-page.tsx')), 'NewItem'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/content/$key',
    component: lazyRouteComponent(() => withTexts(import('../content/item-page.tsx')), 'ItemPage'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/content/$key/edit',
    component: lazyRouteComponent(() => withTexts(import('../content/editor-page.tsx')), 'EditItem'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/outbox',
    validateSearch: textSearch('reason', 'customer', 'mailing', 'message', 'sort', 'cols', {
      show: ['colleagues', 'mailings', 'notices'],
      state: ['waiting', ...messageStates],
      way: messageWays,
    }),
    component: lazyRouteComponent(() => withTexts(import('../messages/outbox.tsx')), 'Outbox'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/value',
    validateSearch: textSearch('cut', 'end', 'model', 'who', 'by'),
    component: lazyRouteComponent(() => withTexts(import('../value/value.tsx')), 'ValuePage'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/fields',
    validateSearch: textSearch('field', 'sort', 'cols', 'who', 'by', { standing: fieldStandings }),
    component: lazyRouteComponent(() => withTexts(import('../value/fields/fields-page.tsx')), 'FieldsPage'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/groups',
    validateSearch: textSearch('who'),
    component: lazyRouteComponent(() => withTexts(import('../groups/groups.tsx')), 'Groups'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/groups/$id',
    validateSearch: textSearch('who'),
    component: lazyRouteComponent(() => withTexts(import('../groups/group-page.tsx')), 'GroupPage'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/audiences/$id',
    component: lazyRouteComponent(() => withTexts(import('../groups/audience-page.tsx')), 'AudiencePage'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/floor',
    component: lazyRouteComponent(() => withTexts(import('../groups/floor.tsx')), 'Floor'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/exceptions',
    validateSearch: textSearch('sort', 'cols', { due: ['soon', 'now'] }),
    component: lazyRouteComponent(() => withTexts(import('../groups/exceptions.tsx')), 'Exceptions'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/joint-changes',
    component: lazyRouteComponent(() => withTexts(import('../together/joint-changes.tsx')), 'JointChanges'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/single-view',
    validateSearch: textSearch('sort', 'cols', { show: singleViewStates, reason: gapReasons }),
    component: lazyRouteComponent(() => withTexts(import('../together/single-view/single-view.tsx')), 'SingleView'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/sources',
    validateSearch: textSearch('channel', 'sort', 'cols'),
    component: lazyRouteComponent(() => withTexts(import('../data/sources/sources.tsx')), 'Sources'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/sources/$id',
    component: lazyRouteComponent(() => withTexts(import('../data/sources/source-page.tsx')), 'SourcePage'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/quarantine',
    validateSearch: textSearch('reason', 'source', 'item', 'sort', 'cols'),
    component: lazyRouteComponent(() => withTexts(import('../data/quarantine/quarantine.tsx')), 'Quarantine'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/imports',
    validateSearch: textSearch('sort', 'cols'),
    component: lazyRouteComponent(() => withTexts(import('../data/imports/imports.tsx')), 'Imports'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/imports/new',
    validateSearch: textSearch('file'),
    component: lazyRouteComponent(() => withTexts(import('../data/imports/new-import.tsx')), 'NewImport'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/imports/$id',
    component: lazyRouteComponent(() => withTexts(import('../data/imports/import-page.tsx')), 'ImportPage'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/webhooks',
    validateSearch: textSearch('open', 'sort', 'cols'),
    component: lazyRouteComponent(() => withTexts(import('../data/webhooks/webhooks.tsx')), 'Webhooks'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/permissions',
    validateSearch: textSearch('source', 'who', 'sort', 'cols'),
    component: lazyRouteComponent(() => withTexts(import('../data/permissions/permissions.tsx')), 'Permissions'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/gate',
    validateSearch: textSearch('code', 'sort', 'cols', { days: ['1', '30'] }),
    component: lazyRouteComponent(() => withTexts(import('../data/gate/gate.tsx')), 'Gate'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/audit',
    validateSearch: textSearch('subject', 'entry', 'sort', 'cols'),
    component: lazyRouteComponent(() => withTexts(import('../data/audit/audit.tsx')), 'Audit'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/operations',
    component: lazyRouteComponent(() => withTexts(import('../system/operations/operations.tsx')), 'OperationsPage'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/users',
    validateSearch: textSearch('sort', 'cols'),
    component: lazyRouteComponent(() => withTexts(import('../system/users/users.tsx')), 'Users'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/tokens',
    validateSearch: textSearch('sort', 'cols'),
    component: lazyRouteComponent(() => withTexts(import('../system/tokens/tokens.tsx')), 'Tokens'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/settings',
    component: lazyRouteComponent(() => withTexts(import('../system/settings/settings.tsx')), 'SettingsPage'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/settings/$key',
    component: lazyRouteComponent(() => withTexts(import('../system/settings/setting-page.tsx')), 'SettingPage'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/stand-ins',
    component: lazyRouteComponent(() => withTexts(import('../system/stand-ins/stand-ins.tsx')), 'StandIns'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/clock',
    component: lazyRouteComponent(() => withTexts(import('../system/clock/clock.tsx')), 'ClockPage'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/account',
    component: lazyRouteComponent(() => withTexts(import('../account/account.tsx')), 'Account'),
  }),
  createRoute({ getParentRoute: under, path: '$', component: NotHere }),
];

export const router = createRouter({
  routeTree: root.addChildren([signIn, shell.addChildren(routes)]),
  context: { queryClient },
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  scrollRestoration: true,
  scrollToTopSelectors: ['#main'],
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
