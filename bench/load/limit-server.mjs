// What each figure is held against: bare Fastify that sends the bytes of the product's answer, headers included (which
// clients have to read as well), from memory or from one row by one prepared statement. Told what to send by its parent.
import Fastify from 'fastify';
import postgres from 'postgres';

const sql = postgres(process.env.DATABASE_URL, { max: 10, onnotice: () => undefined });
await sql`create table if not exists bench_answers (id int primary key, body text not null)`;
let headers = {};
let bytes = Buffer.alloc(0);
const app = Fastify({ logger: false, bodyLimit: 16 * 1024 * 1024 });
app.get('/memory', (_request, reply) => reply.headers(headers).send(bytes));
app.get('/conditional', (request, reply) =>
  request.headers['if-none-match'] === headers.etag
    ? reply.code(304).headers(headers).send()
    : reply.send(bytes),
);
app.get('/row', async (_request, reply) => {
  const [row] = await sql`select body from bench_answers where id = ${1}`;
  return reply.headers(headers).send(row.body);
});
process.on('message', (message) => void answerWith(message));
async function answerWith(message) {
  headers = message.headers;
  bytes = Buffer.from(message.body, 'base64');
  await sql`insert into bench_answers values (1, ${bytes.toString()}) on conflict (id) do update set body = excluded.body`;
  process.send('ready');
}
process.on('disconnect', () => process.exit());
process.send(await app.listen({ host: '127.0.0.1', port: 0 }));
