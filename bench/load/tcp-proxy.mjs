// A load balancer that hands connections on in turns, as nginx does in stream mode. Told the ports by its parent.
import { connect, createServer } from 'node:net';

const ports = process.argv.slice(2).map(Number);
let turn = 0;
const server = createServer((incoming) => {
  const outgoing = connect(ports[turn++ % ports.length], '127.0.0.1');
  incoming.on('error', () => outgoing.destroy());
  outgoing.on('error', () => incoming.destroy());
  incoming.pipe(outgoing).pipe(incoming);
});
server.listen(0, '127.0.0.1', () => process.send(`http://127.0.0.1:${server.address().port}`));
process.on('disconnect', () => process.exit());
