/** What every operation of Amazon's needs of its request, and how it says no. */
import type { Answer, OperationCall } from "../common/open-api.ts";

export const refuse = (status: number, code: string, message: string): Answer => ({
  status,
  body: { errors: [{ code, message, details: "" }] },
});

export const listIn = (call: OperationCall, name: string) => [call.query[name] ?? []].flat().map(String);

/** 1970 when none is given. */
export const timeIn = (call: OperationCall, name: string) =>
  Date.parse(listIn(call, name)[0] ?? "1970-01-01");
