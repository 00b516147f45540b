/** Import this before tests/setup/test-env.ts in a test file of an installation that is paid for. */
Object.assign(process.env, { BILLING: "api", BILLING_TEST: "1" });
