/** The web process: serves the built app on HOST:PORT, and ends what it is doing before it stops. */
import path from "node:path";
import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import express, { type NextFunction, type Request, type Response } from "express";
import { env } from "#services/env.ts";
import { log } from "#services/log.ts";

const stopTimeoutMs = 10_000;
const buildDir = path.resolve(import.meta.dirname, "../build");

const build = (await import(path.join(buildDir, "server/index.js"))) as ServerBuild;
const app = express();
app.disable("x-powered-by");
app.use(compression());
app.use(logRequest);
// Built files carry a hash of their content in their names.
app.use("/assets", express.static(path.join(buildDir, "client/assets"), { immutable: true, maxAge: "1y" }));
app.use(express.static(path.join(buildDir, "client"), { maxAge: "1h" }));
const answer = createRequestHandler({ build, mode: env.NODE_ENV });
app.all("*", (request, response, next) => void answer(request, response, next));

const server = app.listen(env.PORT, env.HOST, () => {
  console.log("packshot: web ready");
});
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, stop);

/** The path only: the query of an embedded app holds session tokens, and a picture's path is a key to it. */
function logRequest(request: Request, response: Response, next: NextFunction): void {
  const startedAt = performance.now();
  const path = request.path.startsWith("/files/") ? "/files/…" : request.path;
  response.once("finish", () => {
    const ms = Math.round(performance.now() - startedAt);
    log.debug({ method: request.method, path, status: response.statusCode, ms }, "request");
  });
  next();
}

/** Requests under way are answered; a kept-alive connection is closed once it falls idle. */
function stop(): void {
  server.close(() => process.exit());
  setInterval(() => {
    server.closeIdleConnections();
  }, 200).unref();
  setTimeout(() => process.exit(), stopTimeoutMs).unref();
}
