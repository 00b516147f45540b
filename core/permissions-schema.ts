/** Reads stored permissions; apart from their names, so that pages need no zod. */
import { z } from "zod";
import { permissions } from "./permissions.ts";

export const permissionsSchema = z
  .array(z.enum(permissions))
  .transform((given) => permissions.filter((each) => given.includes(each)));
