/**
 * The driver adapter Prisma's command line migrates with, so that no engine binary is downloaded.
 *
 * @prisma/adapter-pg 6.19 has three faults on this path: it rejects the catalogue column types the schema
 * engine reads, it drops the shadow database while it still holds a connection to it, and it cuts scripts at every
 * semicolon, also inside a function's body. All are mended here; see docs/decisions/003-prisma-without-engines.md.
 */
import { randomUUID } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";

/** PostgreSQL type ids `char`, `name` and their arrays, read as `text` and `text[]`. */
const textTypeIds: Readonly<Record<number, number>> = { 18: 25, 19: 25, 1002: 1009, 1003: 1009 };

class CatalogueClient extends pg.Client {
  // pg's query has a dozen overloads and this wraps all of them; pools pass a callback, others await a promise.
  override query(...args: unknown[]): never {
    const done = args.at(-1);
    if (typeof done === "function") {
      args[args.length - 1] = (error: unknown, result?: pg.QueryResult) => {
        Reflect.apply(done, null, [error, result && withTextTypes(result)]);
      };
    }
    const query: unknown = Reflect.get(pg.Client.prototype, "query");
    const pending: unknown = Reflect.apply(query as (...given: unknown[]) => unknown, this, args);
    return (pending instanceof Promise ? pending.then(withTextTypes) : pending) as never;
  }
}

/** A script of several statements has a list of results. */
function withTextTypes(result: pg.QueryResult): pg.QueryResult {
  for (const { fields } of [result].flat())
    for (const field of fields) field.dataTypeID = textTypeIds[field.dataTypeID] ?? field.dataTypeID;
  return result;
}

function openPool(databaseUrl: string, database?: string): pg.Pool {
  const url = new URL(databaseUrl);
  if (database !== undefined) url.pathname = `/${database}`;
  return new pg.Pool({
    connectionString: url.href,
    Client: CatalogueClient,
    allowExitOnIdle: true,
    idleTimeoutMillis: 100,
  });
}

export class SchemaEngineAdapter extends PrismaPg {
  readonly #databaseUrl: string;

  constructor(databaseUrl: string) {
    super(openPool(databaseUrl), { disposeExternalPool: true });
    this.#databaseUrl = databaseUrl;
  }

  override async connect() {
    return withWholeScripts(await super.connect(), openPool(this.#databaseUrl));
  }

  override async connectToShadowDb() {
    const name = `prisma_shadow_${randomUUID()}`;
    const admin = openPool(this.#databaseUrl);
    await admin.query(`CREATE DATABASE "${name}"`);
    const shadow = await new PrismaPg(openPool(this.#databaseUrl, name), {
      disposeExternalPool: true,
    }).connect();
    const whole = withWholeScripts(shadow, openPool(this.#databaseUrl, name));
    const dispose = whole.dispose.bind(whole);
    whole.dispose = async () => {
      await dispose();
      await admin.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
      await admin.end();
    };
    return whole;
  }
}

/** PostgreSQL itself takes several statements at once, and knows where they end. */
function withWholeScripts<Connection extends Awaited<ReturnType<PrismaPg["connect"]>>>(
  connection: Connection,
  pool: pg.Pool,
): Connection {
  const dispose = connection.dispose.bind(connection);
  connection.executeScript = async (script) => {
    await pool.query(script);
  };
  connection.dispose = async () => {
    await pool.end();
    await dispose();
  };
  return connection;
}
