import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ask } from '../setup/http';

/** The piece of nginx's configuration that operators are told, by a word in it. */
function told(word: string): string {
  const blocks = [...readFileSync('docs/operations.md', 'utf8').matchAll(/```nginx\n([\s\S]*?)```/g)].map(([, block = '']) => block);
  const block = blocks.find((one) => one.includes(word));
  if (!block) throw new Error(`docs/operations.md tells no nginx about ${word}`);
  return block;
}

/**
 * Starts Debian's nginx with the configuration that docs/operations.md tells, before some servers, and with a shared cache switched on.
 * @param folder where it keeps what it needs
 */
export async function startNginx(folder: string, port: number, servers: number[]): Promise<{ origin: string; stop: () => Promise<void> }> {
  const at = (name: string) => join(folder, name);
  mkdirSync(at('cache'), { recursive: true });
  chmodSync(at('cache'), 0o777);
  const [line = ''] = /^ *server 10\..*;$/m.exec(told('upstream aukio')) ?? [];
  const upstream = told('upstream aukio').replace(/(?:^ *server 10\..*;\n)+/m, servers.map((one) => `${line.replace(/10\.[\d.]+:3000/, `127.0.0.1:${one}`)}\n`).join(''));
  const location = told('proxy_set_header').replace('http://127.0.0.1:3000;', 'http://aukio;\n  proxy_connect_timeout 1s;\n  proxy_cache shared;\n  proxy_cache_revalidate on;\n  proxy_cache_lock on;');
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${at(name)};`).join('\n');
  writeFileSync(at('nginx.conf'), `
daemon off;
worker_processes 1;
pid ${at('nginx.pid')};
error_log ${at('error.log')};
events { worker_connections 1024; }
http {
  access_log off;
  ${temporary}
  proxy_cache_path ${at('cache')} keys_zone=shared:10m;
  ${upstream}
  server {
    listen 127.0.0.1:${port};
    ${location.replace('$host;', '$http_host;')}
  }
}
`);
  const child: ChildProcess = spawn('/usr/sbin/nginx', ['-p', folder, '-e', at('error.log'), '-c', at('nginx.conf')], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr?.on('data', (chunk) => (said += chunk));
  const origin = `http://localhost:${port}`;
  for (const end = Date.now() + 10_000; ; await new Promise((done) => setTimeout(done, 50))) {
    if (child.exitCode !== null || Date.now() > end) throw new Error(`nginx did not start:\n${said}`);
    if (await ask(origin, '/healthz').then(({ status }) => status === 200, () => false)) break;
  }
  return {
    origin,
    stop: async () => {
      if (child.exitCode !== null) return;
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}
