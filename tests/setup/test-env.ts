/**
 * Import this first in a test file that uses the database: it gives the file a fresh database and settings before
 * services/env.ts is read. Vitest evaluates a file's imports one after the other, in order.
 */
import { createTestDatabase } from "./test-database.ts";
import { testSettings } from "./test-settings.ts";

Object.assign(process.env, testSettings(await createTestDatabase()));
