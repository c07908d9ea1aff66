// Loaded into a server that is measured: tells, at a port of its own, how late its event loop was since it was last asked, and its memory.
import { createServer } from 'node:http';
import { monitorEventLoopDelay } from 'node:perf_hooks';

if (process.env.AUKIO_BENCH_WATCH && process.argv[1]?.endsWith('build/server/index.js')) {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const server = createServer((req, res) => {
    if (req.url === '/tidy') globalThis.gc?.();
    const { rss, heapUsed } = process.memoryUsage();
    // A timer of 5 ms comes after 5 ms at the earliest: what is late is what is more.
    const late = (ns) => Math.max(0, ns / 1e6 - 5);
    res.end(JSON.stringify({ p50: late(delay.percentile(50)), p99: late(delay.percentile(99)), max: late(delay.max), rss: rss / 2 ** 20, heap: heapUsed / 2 ** 20 }));
    delay.reset();
  });
  server.listen(Number(process.env.AUKIO_BENCH_WATCH), '127.0.0.1');
  server.unref();
}
