export { type Access, type AccessDependencies, createAccess } from './access.ts';
export type { Account } from './account.ts';
export type { Authenticated, RequestFacts } from './authenticate.ts';
export { type Caller, callerOf, requirePermission } from './caller.ts';
export {
  type FieldRule,
  fieldRulesSetting,
  type HiddenFields,
  hiddenFields,
  hiddenMark,
  hideFields,
  isProfitHidden,
  profitNames,
  revealEntry,
} from './fields.ts';
export { hideInText, restoreHidden } from './hidden-values.ts';
export type { AccountChange } from './manage-accounts.ts';
export type { ApiToken } from './manage-tokens.ts';
export type { Owner } from './own-space.ts';
export { ownSpaceSetting } from './own-space-rules.ts';
export { homeByRole, type Permission, permissions, permissionsByRole, type Role, roles } from './permission.ts';
export { readingLimitsSetting } from './reading-limits.ts';
export { sessionRulesSetting } from './session-rules.ts';
export type { PasswordChange, SignedIn, SignInLink } from './sign-in.ts';
export { migrations } from './tables.ts';
