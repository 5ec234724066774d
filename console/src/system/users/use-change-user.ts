import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Role, User } from '../../api/contract.ts';
import { changeUser } from '../../api/users.ts';
import { failureText } from '../../parts/failure-text.ts';
import { showToast } from '../../parts/toast.ts';

interface UserChange {
  role?: Role;
  disabled?: boolean;
}

/** Changes a colleague's account at once and offers the way back. */
export function useChangeUser(): (user: User, next: UserChange, before: UserChange, done: string) => Promise<void> {
  const { t } = useTranslation();
  const client = useQueryClient();
  return async (user, next, before, done) => {
    const apply = async (change: UserChange) => {
      await changeUser(user.id, change);
      await client.invalidateQueries({ queryKey: ['users'] });
    };
    try {
      await apply(next);
      showToast(done, { undo: () => void apply(before) });
    } catch (failure) {
      showToast(failureText(failure, t), { tone: 'problem' });
    }
  };
}
