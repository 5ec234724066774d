export { type Caller, callerOf } from "./caller.ts";
export {
	homeByRole,
	isRole,
	type Permission,
	permissions,
	permissionsByRole,
	type Role,
	roleMay,
	roles,
} from "./permission.ts";
