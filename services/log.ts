/** The one logger: JSON lines on standard output, without secrets. */
import { pino } from "pino";
import { env } from "./env.ts";

const secretKeys = [
  "authorization",
  "cookie",
  "set-cookie",
  "accessToken",
  "access_token",
  "refreshToken",
  "refresh_token",
  "sessionToken",
  "id_token",
  "token",
  "client_secret",
  "password",
];

/** Secrets are cut out at the top and up to three objects deep, which covers `{ request: { headers: { … } } }`. */
const paths = ["", "*.", "*.*.", "*.*.*."].flatMap((depth) =>
  secretKeys.map((key) => (key.includes("-") ? `${depth.replace(/\.$/, "")}["${key}"]` : `${depth}${key}`)),
);

export const redaction = { paths, censor: "[hidden]" };

export const log = pino({
  level: env.LOG_LEVEL,
  base: null,
  redact: redaction,
  timestamp: pino.stdTimeFunctions.isoTime,
});
