import { describe, expect, test } from 'vitest';
import { callerOf } from './caller.ts';
import { homeByRole, permissions, permissionsByRole, roleMay, roles } from './permission.ts';

describe('roles', () => {
  test('each holds a list without repeats from the closed list, and has a home', () => {
    for (const role of roles) {
      const held = permissionsByRole[role];
      expect(new Set(held).size, role).toBe(held.length);
      for (const permission of held) expect(permissions).toContain(permission);
      expect(homeByRole[role]).toMatch(/^\//);
      expect(roleMay(role, 'signedIn')).toBe(true);
      expect(roleMay(role, 'collect'), 'write keys are of sources, not of people').toBe(false);
      expect(roleMay(role, 'own'), 'her own space is opened by her alone').toBe(false);
    }
  });

  test('the least for each job: engineers do not look at people, clerks change nothing, only admins manage users', () => {
    expect(roleMay('engineer', 'people.read')).toBe(false);
    expect(permissionsByRole.clerk).toEqual(['people.search', 'people.read', 'firms.read', 'moments.decide', 'content.read']);
    expect(roles.filter((role) => roleMay(role, 'users.edit'))).toEqual(['admin']);
    expect(roles.filter((role) => roleMay(role, 'people.export'))).toEqual(['steward', 'admin']);
  });

  test('somebody who owes a password may set it and do nothing else', () => {
    const caller = callerOf({ kind: 'user', id: 1, name: 'Ana', role: 'admin', mustSetPassword: true });
    expect(permissions.filter((permission) => caller.may(permission))).toEqual(['public', 'signedIn']);
  });
});
