/** A shop's settings, with defaults that never change a shop without a person's word. */
import { z } from "zod";
import { permissionsSchema } from "./permissions-schema.ts";
import { permissions } from "./permissions.ts";
import { writeModes } from "./write-mode.ts";

export const settingsSchema = z.object({
  defaultPreset: z.string().default("amazon-main"),
  /** `review`: a person looks at everything. `auto-approve`: what passes every check is approved by itself. */
  approval: z.enum(["review", "auto-approve"]).default("review"),
  /** Write an approved picture to the shop at once, or keep it until "Publish" is pressed. */
  writeBackOnApproval: z.boolean().default(true),
  /** How pictures reach the shop where a run does not say. */
  writeMode: z.enum(writeModes).default("swap"),
  /** What people may do who open the app for the first time; everything, until the owner narrows it. */
  newcomersMay: permissionsSchema.default([...permissions]),
  /** No rule begins anything. */
  automationPaused: z.boolean().default(false),
  /** What the audit reckons with; amounts in the audit's currency. */
  auditMinutesPerPicture: z.number().min(0).max(600).default(10),
  auditHourlyRate: z.number().min(0).max(10_000).default(30),
  auditPricePerPicture: z.number().min(0).max(10_000).default(1.5),
  auditCurrency: z.enum(["EUR", "USD", "GBP", "CHF", "CAD", "AUD"]).default("EUR"),
  setupGuideDismissed: z.boolean().default(false),
});

export type Settings = z.infer<typeof settingsSchema>;
