/** Builds the app once, before test files that serve it side by side. */
import { buildApp } from "#scripts/demo/build-app.ts";

export default () => buildApp(console.log);
