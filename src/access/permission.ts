/**
 * What a route can ask for: a closed list. `public` needs nobody, `signedIn` anybody who is signed in, `collect` a source's
 * write key (no role holds it: keys of sources are not people). Nor does any hold `service.floor`: what everybody is owed is not changed among
 * the settings, but raised by `service.edit` and lowered by two signatures.
 */
export const permissions = [
  'public',
  'signedIn',
  'people.search',
  'people.read',
  'people.edit',
  'people.reveal',
  'people.export',
  'identity.decide',
  'value.read',
  'value.edit',
  'groups.edit',
  'service.edit',
  'service.floor',
  'sources.read',
  'sources.edit',
  'quarantine.read',
  'quarantine.edit',
  'imports.edit',
  'settings.read',
  'settings.edit',
  'fields.edit',
  'changes.read',
  'changes.sign',
  'audit.read',
  'users.edit',
  'operations.read',
  'delivery.edit',
  'collect',
] as const;

export type Permission = (typeof permissions)[number];

export const roles = [
  'clerk',
  'agent',
  'accountManager',
  'supervisor',
  'sponsor',
  'marketer',
  'analyst',
  'steward',
  'engineer',
  'cmo',
  'cio',
  'admin',
] as const;
export type Role = (typeof roles)[number];

/**
 * Who may do what, as a plain table: the least that each job needs. An account manager answers for what firms and people she looks after
 * bring in, a supervisor for a desk, a sponsor for a relationship from above: she reads and changes nothing. A steward answers for the truth about people, an engineer
 * for the machinery without looking at people; exporting everyone is not part of looking at one person.
 */
export const permissionsByRole: Readonly<Record<Role, readonly Permission[]>> = {
  clerk: ['people.search', 'people.read'],
  agent: ['people.search', 'people.read', 'people.edit', 'people.reveal'],
  accountManager: ['people.search', 'people.read', 'people.edit', 'people.reveal'],
  supervisor: [
    'people.search',
    'people.read',
    'people.edit',
    'people.reveal',
    'service.edit',
    'changes.read',
    'audit.read',
    'operations.read',
  ],
  sponsor: ['people.search', 'people.read'],
  marketer: ['people.search', 'people.read', 'value.read', 'groups.edit', 'sources.read', 'settings.read', 'changes.read'],
  analyst: [
    'people.search',
    'people.read',
    'value.read',
    'value.edit',
    'groups.edit',
    'sources.read',
    'settings.read',
    'changes.read',
    'operations.read',
  ],
  steward: [
    'people.search',
    'people.read',
    'people.edit',
    'people.reveal',
    'people.export',
    'identity.decide',
    'sources.read',
    'quarantine.read',
    'quarantine.edit',
    'imports.edit',
    'settings.read',
    'settings.edit',
    'fields.edit',
    'changes.read',
    'audit.read',
    'operations.read',
  ],
  engineer: [
    'sources.read',
    'sources.edit',
    'quarantine.read',
    'quarantine.edit',
    'imports.edit',
    'settings.read',
    'settings.edit',
    'changes.read',
    'operations.read',
    'delivery.edit',
  ],
  cmo: [
    'people.search',
    'people.read',
    'value.read',
    'groups.edit',
    'service.edit',
    'sources.read',
    'settings.read',
    'changes.read',
    'changes.sign',
    'operations.read',
    'audit.read',
  ],
  cio: [
    'people.search',
    'people.read',
    'value.read',
    'sources.read',
    'quarantine.read',
    'settings.read',
    'changes.read',
    'changes.sign',
    'operations.read',
    'audit.read',
  ],
  admin: [
    'people.search',
    'people.read',
    'people.edit',
    'people.reveal',
    'people.export',
    'identity.decide',
    'value.read',
    'value.edit',
    'groups.edit',
    'service.edit',
    'sources.read',
    'sources.edit',
    'quarantine.read',
    'quarantine.edit',
    'imports.edit',
    'settings.read',
    'settings.edit',
    'fields.edit',
    'changes.read',
    'audit.read',
    'users.edit',
    'operations.read',
    'delivery.edit',
  ],
};

/** The console path that each role's day begins on. */
export const homeByRole: Readonly<Record<Role, string>> = {
  clerk: '/people',
  agent: '/people',
  accountManager: '/people',
  supervisor: '/people',
  sponsor: '/people',
  marketer: '/people',
  analyst: '/people',
  steward: '/joins',
  engineer: '/sources',
  cmo: '/people',
  cio: '/operations',
  admin: '/people',
};

export function isRole(value: unknown): value is Role {
  return typeof value === 'string' && Object.hasOwn(permissionsByRole, value);
}

/** True when `role` holds `permission`; `public` and `signedIn` are held by every role, `collect` by none. */
export function roleMay(role: Role, permission: Permission): boolean {
  return permission === 'public' || permission === 'signedIn' || permissionsByRole[role].includes(permission);
}
