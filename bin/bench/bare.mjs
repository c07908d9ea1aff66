// The least that Node can do: a plain node:http server that sends bytes it holds. Told over IPC which, by address.
import { createServer } from 'node:http';

const answers = new Map();
const server = createServer((req, res) => {
  const { headers, body } = answers.get(req.url);
  res.writeHead(200, headers);
  res.end(body);
});

process.on('message', (told) => {
  for (const { path, headers, body } of told) answers.set(path, { headers, body: Buffer.from(body, 'base64') });
  server.listen(0, '127.0.0.1', () => process.send(server.address().port));
});

process.once('disconnect', () => process.exit(0));
