/** Gives a test file a database of its own, with the schema in place and nothing in it. */
import { inject } from "vitest";

export async function createTestDatabase(): Promise<string> {
  const response = await fetch(inject("databaseService"), { method: "POST" });
  const answer = await response.text();
  if (!response.ok) throw new Error(`expected a fresh test database but received "${answer}"`);
  return answer;
}
