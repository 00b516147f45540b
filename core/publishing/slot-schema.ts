/** A Slot as it is stored; apart from slot.ts, so that zod stays on the server. */
import { z } from "zod";
import type { Slot } from "./slot.ts";

export const slotSchema: z.ZodType<Slot> = z.union([
  z.literal("main"),
  z.literal("swatch"),
  z.templateLiteral(["gallery-", z.int().positive()]),
]);
