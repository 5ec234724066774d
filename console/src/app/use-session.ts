import { useQuery } from '@tanstack/react-query';
import type { Permission, Session } from '../api/contract.ts';
import { sessionQuery } from '../api/session.ts';

const nobody: Session = { user: { id: 0, name: '', email: '', role: 'clerk', home: '/' }, permissions: [] };

/** Who is signed in; inside the shell there always is somebody. */
export function useSession(): Session {
  return useQuery(sessionQuery).data ?? nobody;
}

/** Whether the person signed in may do this; what she may not do is not shown. */
export function useMay(permission: Permission): boolean {
  return useSession().permissions.includes(permission);
}
