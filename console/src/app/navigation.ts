import {
  Activity,
  BookUser,
  Building2,
  ChartSpline,
  Clock,
  Columns3Cog,
  DoorOpen,
  FileUp,
  GitMerge,
  Group,
  HandHeart,
  KeyRound,
  type LucideIcon,
  MonitorSmartphone,
  Newspaper,
  Pin,
  Radio,
  Scale,
  ScanEye,
  ScrollText,
  Send,
  Settings,
  ShieldAlert,
  ShieldCheck,
  Signature,
  Sprout,
  Users,
  Waypoints,
  Webhook,
} from 'lucide-react';
import type { Permission } from '../api/contract.ts';

export type PageId =
  | 'people'
  | 'firms'
  | 'joins'
  | 'moments'
  | 'momentRules'
  | 'learned'
  | 'content'
  | 'outbox'
  | 'value'
  | 'fields'
  | 'groups'
  | 'exceptions'
  | 'floor'
  | 'singleView'
  | 'jointChanges'
  | 'sources'
  | 'quarantine'
  | 'imports'
  | 'webhooks'
  | 'permissions'
  | 'gate'
  | 'audit'
  | 'operations'
  | 'users'
  | 'tokens'
  | 'settings'
  | 'standIns'
  | 'clock';

export type AreaId = 'people' | 'programs' | 'value' | 'together' | 'data' | 'system';

export interface NavigationPage {
  id: PageId;
  path: string;
  icon: LucideIcon;
  needs: Permission | undefined;
  /** Second key after G. */
  key: string;
}

export interface NavigationArea {
  id: AreaId;
  pages: NavigationPage[];
}

/** People lead; channels are inside pages, never an entry of their own. */
export const areas: readonly NavigationArea[] = [
  {
    id: 'people',
    pages: [
      { id: 'people', path: '/people', icon: BookUser, needs: 'people.search', key: 'P' },
      { id: 'firms', path: '/firms', icon: Building2, needs: 'firms.read', key: '1' },
      { id: 'groups', path: '/groups', icon: Group, needs: 'value.read', key: 'R' },
      { id: 'exceptions', path: '/exceptions', icon: Pin, needs: 'people.edit', key: 'X' },
      { id: 'floor', path: '/floor', icon: HandHeart, needs: 'people.read', key: 'L' },
      { id: 'joins', path: '/joins', icon: GitMerge, needs: 'identity.decide', key: 'J' },
    ],
  },
  {
    id: 'programs',
    pages: [
      { id: 'moments', path: '/moments', icon: Waypoints, needs: 'moments.read', key: 'M' },
      { id: 'momentRules', path: '/moment-rules', icon: Scale, needs: 'moments.read', key: 'Y' },
      { id: 'learned', path: '/learned', icon: Sprout, needs: 'moments.read', key: 'H' },
      { id: 'content', path: '/content', icon: Newspaper, needs: 'content.read', key: 'K' },
      { id: 'outbox', path: '/outbox', icon: Send, needs: 'messages.read', key: 'B' },
    ],
  },
  {
    id: 'value',
    pages: [
      { id: 'value', path: '/value', icon: ChartSpline, needs: 'value.read', key: 'V' },
      { id: 'fields', path: '/fields', icon: Columns3Cog, needs: 'value.read', key: 'F' },
    ],
  },
  {
    id: 'together',
    pages: [
      { id: 'singleView', path: '/single-view', icon: ScanEye, needs: 'sources.read', key: '2' },
      { id: 'jointChanges', path: '/joint-changes', icon: Signature, needs: 'changes.read', key: 'D' },
    ],
  },
  {
    id: 'data',
    pages: [
      { id: 'sources', path: '/sources', icon: Radio, needs: 'sources.read', key: 'S' },
      { id: 'quarantine', path: '/quarantine', icon: ShieldAlert, needs: 'quarantine.read', key: 'Q' },
      { id: 'imports', path: '/imports', icon: FileUp, needs: 'imports.edit', key: 'I' },
      { id: 'webhooks', path: '/webhooks', icon: Webhook, needs: 'delivery.edit', key: 'W' },
      { id: 'permissions', path: '/permissions', icon: ShieldCheck, needs: 'consent.read', key: 'Z' },
      { id: 'gate', path: '/gate', icon: DoorOpen, needs: 'consent.read', key: 'G' },
      { id: 'audit', path: '/audit', icon: ScrollText, needs: 'audit.read', key: 'A' },
    ],
  },
  {
    id: 'system',
    pages: [
      { id: 'operations', path: '/operations', icon: Activity, needs: 'operations.read', key: 'O' },
      { id: 'users', path: '/users', icon: Users, needs: 'users.edit', key: 'U' },
      { id: 'tokens', path: '/tokens', icon: KeyRound, needs: 'users.edit', key: 'T' },
      { id: 'settings', path: '/settings', icon: Settings, needs: 'settings.read', key: 'E' },
      { id: 'standIns', path: '/stand-ins', icon: MonitorSmartphone, needs: 'operations.read', key: 'N' },
      { id: 'clock', path: '/clock', icon: Clock, needs: 'settings.edit', key: 'C' },
    ],
  },
];

/** The areas and pages that this person may see and that have something in them. */
export function visibleAreas(permissions: readonly Permission[], facts: { clock: boolean }): NavigationArea[] {
  return areas
    .map((area) => ({
      ...area,
      pages: area.pages.filter(
        (page) => (page.needs === undefined || permissions.includes(page.needs)) && (page.id !== 'clock' || facts.clock),
      ),
    }))
    .filter((area) => area.pages.length > 0);
}
