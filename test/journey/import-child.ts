import { ImportRunner } from '../../src/connector/index.ts';
import { Inbox } from '../../src/event/index.ts';
import { systemClock } from '../../src/foundation/index.ts';
import { createSourceDirectory } from '../../src/source/index.ts';
import { connectPostgres } from '../../src/storage/index.ts';

/** A process that imports what waits, until it is killed: `import-child.ts <postgres url>`. */
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const postgres = connectPostgres(process.argv[2] ?? '', silent);
const sources = await createSourceDirectory({ postgres, clock: systemClock });
const inbox = new Inbox(postgres, systemClock);
const runner = new ImportRunner(
  {
    postgres,
    clock: systemClock,
    // Nobody works the inbox off here, so there is nobody to give way to.
    inbox: { accept: (entry) => inbox.accept(entry), hasRoomForImports: async () => true },
    source: (id) => sources.byId(id),
    seal: (text) => text,
    secret: 'secret',
    uploadKey: Buffer.alloc(32, 5),
    eventBytesMax: () => 32_768,
  },
  { isAlone: true },
);
await runner.run();
