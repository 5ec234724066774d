import { defineCommand } from 'citty';
import pc from 'picocolors';
import { connectProduct } from './connect-product.ts';

/** What `POST /v1/audit/verify` answers. */
interface AuditVerdict {
  readonly ok: boolean;
  readonly checked: number;
  readonly firstBroken?: unknown;
}

interface Operations {
  readonly engines: Record<string, { ok: boolean; mode: string; version: string }>;
  readonly queue: { inbox: number | null; warehouse: number | null };
}

export const checkCommand = defineCommand({
  meta: { name: 'check', description: 'Check settings, engines and queues, and that nobody has changed the audit log.' },
  args: { data: { type: 'string', description: 'data folder (./data)' } },
  run: async ({ args }) => {
    const product = await connectProduct(args);
    try {
      const { engines, queue } = await product.request<Operations>('GET', '/v1/operations');
      for (const [name, engine] of Object.entries(engines)) say(engine.ok, `${name} ${engine.version} (${engine.mode})`);
      say(true, `waiting: ${queue.inbox ?? 0} requests in the inbox, ${queue.warehouse ?? 0} events for the warehouse`);
      const verdict = await product.request<AuditVerdict>('POST', '/v1/audit/verify');
      say(
        verdict.ok,
        verdict.ok ? `audit log unbroken, ${verdict.checked} entries` : `audit log changed: ${JSON.stringify(verdict.firstBroken)}`,
      );
    } finally {
      await product.close();
    }
  },
});

function say(ok: boolean, text: string): void {
  process.stdout.write(`${ok ? pc.green('ok   ') : pc.red('wrong')} ${text}\n`);
  if (!ok) process.exitCode = 1;
}
