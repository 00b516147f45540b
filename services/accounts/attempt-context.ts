/** Binds a sealed text of a sign-in to its row, so that it does not open for another shop or attempt. */
export function attemptContext(shopId: string, attemptId: string, kind: "verifier" | "tokens"): string {
  return `connect attempt|${shopId}|${attemptId}|${kind}`;
}
