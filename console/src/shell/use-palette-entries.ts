import { useMantineColorScheme } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Building2, FilePlus2, Languages, LogOut, type LucideIcon, Moon, PlugZap, Rows4, Sun, User } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { clockQuery } from '../api/clock.ts';
import type { FindAnswer, FoundFirm } from '../api/contract.ts';
import { visibleAreas } from '../app/navigation.ts';
import { useSession } from '../app/use-session.ts';
import { useSignOut } from '../app/use-sign-out.ts';
import { chooseLanguage, type Language, languages } from '../language/language.ts';
import { recentPeople } from '../people/recent-people.ts';
import { setDensity, useDensity } from '../theme/density.ts';
import { matchesText } from './matches-text.ts';

export interface PaletteEntry {
  id: string;
  title: string;
  detail?: string | undefined;
  icon: LucideIcon;
  keys?: string;
  run: () => void;
}

export interface PaletteGroup {
  id: 'people' | 'firms' | 'recent' | 'pages' | 'actions';
  label: string;
  entries: PaletteEntry[];
}

type Found = Pick<FindAnswer, 'firms' | 'results'>;

/** Everything the palette can offer for a text, in the order of how likely it is meant. */
export function usePaletteEntries(text: string, found: Found, onClose: () => void): PaletteGroup[] {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const session = useSession();
  const { data: clock } = useQuery(clockQuery);
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const density = useDensity();
  const signOut = useSignOut();
  const may = new Set(session.permissions);
  const firmGroup = useFirmGroup(found.firms, onClose);

  const closing = (run: () => void) => () => {
    onClose();
    run();
  };
  const person = (id: string, name: string, detail?: string): PaletteEntry => ({
    id: `person-${id}`,
    title: name,
    detail,
    icon: User,
    run: closing(() => void navigate({ to: '/people/$id', params: { id } })),
  });

  const pages: PaletteEntry[] = visibleAreas(session.permissions, { clock: clock !== null && clock !== undefined }).flatMap((area) =>
    area.pages.map((page) => ({
      id: page.id,
      title: t(`page.${page.id}.nav`),
      detail: t(`area.${area.id}`),
      icon: page.icon,
      keys: `G ${page.key}`,
      run: closing(() => void navigate({ to: page.path })),
    })),
  );
  const other = (Object.keys(languages) as Language[]).find((language) => language !== i18n.language) ?? 'en';
  const dark = colorScheme === 'dark' || (colorScheme === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches);
  const actions: (PaletteEntry | false)[] = [
    may.has('sources.edit') && {
      id: 'new-source',
      title: t('shell.newSource'),
      icon: PlugZap,
      run: closing(() => void navigate({ to: '/sources', hash: 'new' })),
    },
    may.has('imports.edit') && {
      id: 'new-import',
      title: t('shell.newImport'),
      icon: FilePlus2,
      run: closing(() => void navigate({ to: '/imports/new' })),
    },
    {
      id: 'scheme',
      title: dark ? t('shell.toLight') : t('shell.toDark'),
      icon: dark ? Sun : Moon,
      run: closing(() => setColorScheme(dark ? 'light' : 'dark')),
    },
    {
      id: 'density',
      title: density === 'compact' ? t('shell.toComfortable') : t('shell.toCompact'),
      icon: Rows4,
      run: closing(() => setDensity(density === 'compact' ? 'comfortable' : 'compact')),
    },
    {
      id: 'language',
      title: languages[other],
      detail: t('shell.language'),
      icon: Languages,
      run: closing(() => void chooseLanguage(other)),
    },
    { id: 'sign-out', title: t('shell.signOut'), icon: LogOut, run: closing(() => void signOut()) },
  ];

  const groups: PaletteGroup[] = [
    { id: 'people', label: t('area.people'), entries: found.results.map((one) => person(one.id, one.name, one.why.text)) },
    firmGroup,
    {
      id: 'recent',
      label: t('shell.recent'),
      entries: text.trim() === '' && may.has('people.read') ? recentPeople().map((one) => person(one.id, one.name)) : [],
    },
    { id: 'pages', label: t('shell.pages'), entries: pages.filter((entry) => matchesText(text, `${entry.title} ${entry.detail ?? ''}`)) },
    {
      id: 'actions',
      label: t('shell.actions'),
      entries: actions.filter((entry) => entry !== false).filter((entry) => matchesText(text, entry.title)),
    },
  ];
  return groups.filter((group) => group.entries.length > 0);
}

function useFirmGroup(firms: readonly FoundFirm[], onClose: () => void): PaletteGroup {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const entryOf = ({ id, name, why }: FoundFirm): PaletteEntry => ({
    ...{ id: `firm-${id}`, title: name, detail: why.kind === 'name' ? undefined : why.text, icon: Building2 },
    run: () => {
      onClose();
      void navigate({ to: '/firms/$id', params: { id } });
    },
  });
  return { id: 'firms', label: t('firm.found'), entries: firms.map(entryOf) };
}
