/** A JSON answer. Not `Response.json`, which the Response that remix-serve puts in place does not have. */
export function jsonResponse(body: unknown, status = 200): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { "Content-Type": "application/json; charset=utf-8" },
  });
}
