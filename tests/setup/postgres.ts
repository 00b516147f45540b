/**
 * Gives every test run one PostgreSQL, started only when the first test file asks for a database.
 *
 * Several vitest projects share it: the first one opens a small HTTP service in the main process, test files ask it
 * for databases (tests/setup/test-database.ts), and the last project to finish stops it and removes the data.
 */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { TestProject } from "vitest/node";
import { openTestServer, type TestServer } from "./test-server.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Address to POST to for a fresh, migrated database. */
    databaseService: string;
  }
}

interface DatabaseService {
  readonly http: Server;
  readonly address: string;
  readonly postgres: () => Promise<TestServer> | null;
  users: number;
}

/** Each project loads this file anew; what they share hangs on the process. */
const shared = globalThis as { packshotDatabaseService?: Promise<DatabaseService> };

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  shared.packshotDatabaseService ??= openService();
  const service = await shared.packshotDatabaseService;
  service.users += 1;
  project.provide("databaseService", service.address);
  return async () => {
    service.users -= 1;
    if (service.users === 0) await closeService(service);
  };
}

async function openService(): Promise<DatabaseService> {
  let postgres: Promise<TestServer> | null = null;
  const http = createServer((_request, response) => {
    postgres ??= openTestServer();
    postgres
      .then((server) => server.freshDatabase())
      .then((url) => response.end(url))
      .catch((error: unknown) =>
        response.writeHead(500).end(error instanceof Error ? error.message : String(error)),
      );
  });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  const { port } = http.address() as AddressInfo;
  return { http, address: `http://127.0.0.1:${port.toString()}/`, postgres: () => postgres, users: 0 };
}

async function closeService(service: DatabaseService): Promise<void> {
  delete shared.packshotDatabaseService;
  service.http.closeAllConnections();
  await new Promise((resolve) => service.http.close(resolve));
  const server = await service.postgres()?.catch(() => null);
  await server?.close();
}
