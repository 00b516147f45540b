/** One ZIP of an export: `ChannelExport.files`, a list. The key leads into storage. */
import { z } from "zod";

export const exportFilesSchema = z.array(
  z.object({
    name: z.string(),
    key: z.string(),
    bytes: z.int().positive(),
    pictures: z.int().min(0),
  }),
);

export type ExportFile = z.infer<typeof exportFilesSchema>[number];

/** Everything of an export lies below it. */
export function exportFolder(shopId: string, exportId: string): string {
  return `${shopId}/exports/${exportId}`;
}
