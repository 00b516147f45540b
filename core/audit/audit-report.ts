/** What an audit tells of a catalogue, or of a sample of it. */
import { z } from "zod";
import { type PictureDefect, pictureDefects } from "./defects.ts";

const count = z.int().min(0);

export const auditReportSchema = z.object({
  /** Products and pictures that were looked at. */
  products: count,
  pictures: count,
  /** 0..100 */
  meanScore: z.number().nullable(),
  /** Pictures by score: 0–9, 10–19, … 90–100. */
  scores: z.array(count).length(10),
  /** Defect → pictures that have it; see defects.ts. */
  defects: z.record(z.string(), count),
  /** Pictures that Packshot can make better, and those that need a new photo first. */
  fixable: count,
  needNewPhoto: count,
  /** Products by how many pictures they have: none, 1 to 4, 5 to 11, 12 and more. */
  galleries: z.object({ none: count, few: count, some: count, enough: count }),
  channels: z.array(
    z.object({
      channel: z.string(),
      /** Products whose main picture it would refuse, or hide the listing for. */
      refusedProducts: count,
      /** Pictures of any place that it would refuse. */
      refusedPictures: count,
      reasons: z.array(z.object({ ruleId: z.string(), pictures: count })),
    }),
  ),
  /** Collections whose main pictures stand on different grounds; `share` 0..1 of the commonest. */
  mixedCollections: z.array(z.object({ title: z.string(), products: count, share: z.number() })),
});

export type AuditReport = z.infer<typeof auditReportSchema>;

/** Null for what another version of the app wrote and this one cannot read. */
export function readReport(stored: unknown): AuditReport | null {
  return auditReportSchema.safeParse(stored).data ?? null;
}

/** Defects that Packshot mends, or that only a new photo does. */
export function defectsWith(remedy: "enhance" | "new-photo"): PictureDefect[] {
  const names = Object.keys(pictureDefects) as PictureDefect[];
  return names.filter((name) => pictureDefects[name].remedy === remedy);
}
