import type { MessageGuard } from '../settle-run.ts';
import { type AskingDependencies, keyIn, mayStillGo, settleForWebhooks } from './may-still-go.ts';

/** What webhook delivery asks before each attempt at a message, and tells afterwards. */
export function messageGuard(dependencies: AskingDependencies): MessageGuard {
  return {
    mayStillGo: async (body) => {
      const key = keyIn(body);
      return key !== undefined && mayStillGo(dependencies, key);
    },
    settle: (sql, results) => settleForWebhooks(sql, results, dependencies),
  };
}
