export { type AnchorStore, anchorFile } from './anchor.ts';
export { type Audit, type AuditDependencies, type AuditFilter, type AuditRecord, createAudit } from './audit.ts';
export type { Actor, AuditEntry } from './audit-entry.ts';
export { checkAuditKey } from './check-audit-key.ts';
export { type JointChange, refusalToDecide, refusalToSign, refusalToWithdraw, rolesMissing } from './joint/joint-change.ts';
export { createJointChanges, type JointChangeKind, type JointChanges } from './joint/joint-changes.ts';
export { migrations } from './tables.ts';
export type { AuditBreak, AuditVerdict } from './verify-audit.ts';
