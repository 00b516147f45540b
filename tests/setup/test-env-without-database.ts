/** Import this first in a test file that reads settings but never touches the database. */
import { testSettings } from "./test-settings.ts";

Object.assign(process.env, testSettings("postgresql://127.0.0.1:1/no-database-in-this-test"));
