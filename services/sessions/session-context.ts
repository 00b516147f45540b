/** Binds a sealed token to its session and column. */
export function sessionContext(sessionId: string, token: "accessToken" | "refreshToken"): string {
  return `session ${sessionId} ${token}`;
}
