import { machineMemoryBytes } from './machine-memory.ts';

const mebibyte = 1024 * 1024;

/** One setting of the embedded Postgres, and why it has this value. */
export interface PostgresSetting {
  readonly name: string;
  readonly value: string;
  readonly reason: string;
}

/** A quarter of the memory (the manual's advice), at most 1 GiB: the rest serves the file cache and the warehouse. */
export function sharedBuffersMiB(memoryBytes: number): number {
  return Math.max(64, Math.min(1024, Math.floor(memoryBytes / 4 / mebibyte)));
}

/** The settings of the embedded Postgres for a machine with this much memory. */
export function postgresSettings(memoryBytes: number = machineMemoryBytes()): PostgresSetting[] {
  const buffers = sharedBuffersMiB(memoryBytes);
  return [
    { name: 'fsync', value: 'on', reason: 'an accepted event survives a power cut' },
    { name: 'synchronous_commit', value: 'on', reason: 'an answer of 200 means that the event is on disk' },
    { name: 'full_page_writes', value: 'on', reason: 'a page half written at a power cut can be mended' },
    {
      name: 'restart_after_crash',
      value: 'off',
      reason: 'we start it again ourselves: asked to stop while it mends itself after the death of one of its processes, it never ends',
    },
    { name: 'max_connections', value: '60', reason: 'our pools of a few threads, with room for psql and backups' },
    { name: 'shared_buffers', value: `${buffers}MB`, reason: 'a quarter of the memory, at most 1 GiB' },
    { name: 'effective_cache_size', value: `${buffers * 2}MB`, reason: 'tells the planner that index pages are mostly cached' },
    { name: 'work_mem', value: '16MB', reason: 'batches of a few thousand rows are sorted and hashed in memory' },
    { name: 'maintenance_work_mem', value: '128MB', reason: 'trigram indexes are built and cleaned in few passes' },
    { name: 'wal_level', value: 'minimal', reason: 'nothing follows the log of an embedded engine' },
    { name: 'max_wal_senders', value: '0', reason: 'required by wal_level minimal' },
    {
      name: 'wal_compression',
      value: 'off',
      reason: 'bodies are written once; compressing page images costs the processor more than the disk',
    },
    { name: 'wal_buffers', value: '16MB', reason: 'a batch of events fits in without waiting' },
    { name: 'max_wal_size', value: '4GB', reason: 'checkpoints come by time, not in the middle of an import' },
    { name: 'min_wal_size', value: '256MB', reason: 'log files are reused rather than made anew' },
    { name: 'checkpoint_timeout', value: '15min', reason: 'fewer full page images; recovery after a crash stays within seconds' },
    { name: 'checkpoint_completion_target', value: '0.9', reason: 'a checkpoint is spread out so that answers stay quick' },
    { name: 'autovacuum_naptime', value: '5s', reason: 'queue tables turn over wholly within seconds' },
    { name: 'autovacuum_vacuum_scale_factor', value: '0.05', reason: 'queue tables stay small, large ones are cleaned in small steps' },
    { name: 'autovacuum_vacuum_cost_limit', value: '1000', reason: 'cleaning keeps up with 10,000 events a second' },
    { name: 'autovacuum_max_workers', value: '2', reason: 'two cores' },
    { name: 'io_method', value: 'sync', reason: 'sandboxes often forbid io_uring, and reads are mostly cached: no extra processes' },
    { name: 'jit', value: 'off', reason: 'compiling costs more than any of our short statements' },
    { name: 'random_page_cost', value: '1.1', reason: 'disks without moving parts' },
    {
      name: 'max_parallel_workers_per_gather',
      value: '0',
      reason: 'short statements; containers give little shared memory to parallel ones',
    },
    { name: 'max_parallel_maintenance_workers', value: '0', reason: 'the same' },
    { name: 'idle_in_transaction_session_timeout', value: '120s', reason: 'a client that hangs must not keep queue rows locked' },
    { name: 'timezone', value: 'UTC', reason: 'times are kept and compared in UTC; people see their own zone at the edge' },
    { name: 'log_timezone', value: 'UTC', reason: 'log lines of both engines can be laid side by side' },
    { name: 'log_min_messages', value: 'warning', reason: 'the log holds what a person may need' },
    { name: 'log_checkpoints', value: 'off', reason: 'routine' },
    { name: 'log_autovacuum_min_duration', value: '-1', reason: 'routine' },
    { name: 'cluster_name', value: 'loyalty-loop', reason: 'shown in the list of processes' },
  ];
}
