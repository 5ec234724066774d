import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastify from 'fastify';
import pg from 'pg';

/* The floor under intake: a Fastify route that parses a JSON body and inserts it into the same Postgres, one durable row a request. */
const dataDir = process.argv[2] as string;
const access = JSON.parse(readFileSync(join(dataDir, 'postgres', 'loyalty-access.json'), 'utf8')) as { port: number; password: string };
const pool = new pg.Pool({
  host: '127.0.0.1',
  port: access.port,
  user: 'loyalty',
  password: access.password,
  database: 'loyalty',
  max: 10,
});
await pool.query(
  'CREATE TABLE IF NOT EXISTS bare_event (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, at timestamptz NOT NULL DEFAULT now(), body text NOT NULL)',
);
await pool.query('ALTER TABLE bare_event ALTER COLUMN body SET STORAGE EXTERNAL');

const app = fastify();
app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => done(null, body));
app.post('/event', async (request, reply) => {
  JSON.parse(request.body as string);
  await pool.query({ name: 'add', text: 'INSERT INTO bare_event (body) VALUES ($1)', values: [request.body] });
  return reply.send({ success: true });
});
const address = await app.listen({ host: '127.0.0.1', port: 0 });
process.stdout.write(`listening at ${address}\n`);
