#!/usr/bin/env node
// Stands in for Prisma's native schema engine, which its command line would download from a vendor's host.
// It speaks the same JSON-RPC over stdin and stdout and hands each call to @prisma/schema-engine-wasm,
// a plain registry package. See docs/decisions/0002-prisma-without-downloads.md.
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as engineModule from '@prisma/schema-engine-wasm/schema_engine_bg';

const require = createRequire(import.meta.url);

const QUOTED_CHAR = 18; // the catalogue's one-byte "char", which the adapter does not know
const PADDED_CHAR = 1042;
const CHARACTER = 6; // ColumnType.Character of @prisma/driver-adapter-utils

/** Lets a connection read the catalogue's "char" columns, which the engine wants as characters. */
function readingCatalogue(connection) {
  const queryRaw = connection.queryRaw;
  connection.queryRaw = async (query) => {
    let isChar = [];
    const reader = Object.create(connection, {
      performIO: {
        value: async (io) => {
          const result = await connection.performIO(io);
          isChar = result.fields.map((field) => field.dataTypeID === QUOTED_CHAR);
          result.fields.forEach((field, i) => {
            if (isChar[i]) field.dataTypeID = PADDED_CHAR;
          });
          return result;
        },
      },
    });
    const result = await queryRaw.call(reader, query);
    result.columnTypes = result.columnTypes.map((type, i) => (isChar[i] ? CHARACTER : type));
    return result;
  };
  return connection;
}

/** Runs a script as one, as psql would. The adapter cuts it at every semicolon, inside comments and functions too. */
function runningWholeScripts(connection) {
  connection.executeScript = async (script) => {
    try {
      await connection.client.query(script);
    } catch (error) {
      connection.onError(error);
    }
  };
  return connection;
}

/** A PrismaPg whose shadow database is dropped after its own pool has closed, not before. */
class MigrationPg extends PrismaPg {
  constructor(connection) {
    super(connection);
    this.connection = connection;
  }

  async connect() {
    return runningWholeScripts(readingCatalogue(await super.connect()));
  }

  async connectToShadowDb() {
    const admin = await this.connect();
    const database = `prisma_migrate_shadow_db_${crypto.randomUUID()}`;
    await admin.executeScript(`CREATE DATABASE "${database}"`);
    const shadow = await new MigrationPg({ ...this.connection, database }).connect();
    const close = shadow.dispose.bind(shadow);
    shadow.dispose = async () => {
      await close();
      await admin.executeScript(`DROP DATABASE "${database}"`);
      await admin.dispose();
    };
    return shadow;
  }
}

function connectionFrom(url) {
  const { hostname, port, username, password, pathname, searchParams } = new URL(url);
  return {
    host: searchParams.get('host') ?? decodeURIComponent(hostname),
    port: Number(port || 5432),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database: decodeURIComponent(pathname.slice(1)),
    max: 2,
  };
}

function adapterFor(url) {
  return bindMigrationAwareSqlAdapterFactory(new MigrationPg(connectionFrom(url)));
}

async function loadEngine() {
  globalThis.PRISMA_WASM_PANIC_REGISTRY = {
    set_message: (message) => process.stderr.write(`${message}\n`),
  };
  const wasmPath = require
    .resolve('@prisma/schema-engine-wasm/schema_engine_bg')
    .replace(/\.js$/, '.wasm');
  const { instance } = await WebAssembly.instantiate(readFileSync(wasmPath), {
    './schema_engine_bg.js': engineModule,
  });
  engineModule.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
}

const args = process.argv.slice(2);
const valuesOf = (flag) => args.flatMap((arg, i) => (arg === flag ? [args[i + 1]] : []));
const datasource = JSON.parse(valuesOf('--datasource')[0] ?? '{}');
const url = datasource.url ?? process.env.DATABASE_URL;

if (args.includes('cli')) {
  try {
    const adapter = await new MigrationPg(connectionFrom(datasource.url ?? url)).connect();
    await adapter.executeScript('SELECT 1');
    await adapter.dispose();
    process.exit(0);
  } catch (error) {
    const fields = { error_code: 'P1001', message: String(error.message ?? error) };
    process.stderr.write(
      `${JSON.stringify({ level: 'ERROR', target: 'schema_engine::logger', fields })}\n`,
    );
    process.exit(1);
  }
}

const send = (message) => process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);

let engine;
async function engineOnce() {
  engine ??= (async () => {
    await loadEngine();
    const datamodels = await Promise.all(
      valuesOf('--datamodels').map(async (path) => [path, await readFile(path, 'utf8')]),
    );
    return engineModule.SchemaEngine.new(
      { datamodels: datamodels.length ? datamodels : undefined },
      () => {},
      adapterFor(url ?? 'postgresql://none@127.0.0.1:1/none'),
    );
  })();
  return engine;
}

async function answer({ id, method, params }) {
  try {
    const result = await (await engineOnce())[method](params);
    if (method === 'diff' && result.stdout) {
      send({ id: `print-${id}`, method: 'print', params: { content: result.stdout } });
    }
    send({ id, result: result ?? null });
  } catch (error) {
    const message = String(error?.message ?? error);
    send({
      id,
      error: {
        code: 4466,
        message: 'An error happened. Check the data field for details.',
        data: { is_panic: false, message, meta: error?.meta ?? null, error_code: error?.code ?? null },
      },
    });
  }
}

const running = new Set();
for await (const line of createInterface({ input: process.stdin })) {
  if (!line.trim()) continue;
  const message = JSON.parse(line);
  if (!message.method) continue;
  const call = answer(message).finally(() => running.delete(call));
  running.add(call);
}
await Promise.all(running);
process.exit(0);
