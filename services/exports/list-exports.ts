/** Lists a shop's exports, newest first. */
import { exportTraits } from "#core/exports/export-channels.ts";
import { prisma } from "#prisma/client.ts";
import type { ChannelExport } from "#prisma/generated/client.ts";
import { signFileUrl } from "../files/sign-file-url.ts";
import { beyond, cutPage, decodeCursor, keysetOrder } from "../keyset.ts";
import { exportFilesSchema } from "./export-file.ts";

export interface ExportView extends Pick<
  ChannelExport,
  | "id"
  | "state"
  | "productCount"
  | "productsChecked"
  | "pictureCount"
  | "picturesPacked"
  | "leftOutCount"
  | "noteCount"
  | "errorMessage"
> {
  readonly createdAt: string;
  readonly expiresAt: string | null;
  readonly channelTitle: string;
  /** Only while it is ready. */
  readonly files: readonly { readonly name: string; readonly bytes: number; readonly url: string }[];
}

export interface ExportPage {
  readonly exports: ExportView[];
  readonly nextCursor: string | null;
  readonly previousCursor: string | null;
}

const pageSize = 25;

/** @throws AppError BAD_INPUT for a cursor that is none */
export async function listExports(shopId: string, cursorText: string | null): Promise<ExportPage> {
  const cursor = cursorText === null ? null : decodeCursor(cursorText);
  const read = await prisma.channelExport.findMany({
    where: { shopId, ...(cursor && beyond("createdAt", "newest", cursor)) },
    omit: { productIds: true, words: true },
    orderBy: keysetOrder("createdAt", "newest", cursor?.back ?? false),
    take: pageSize + 1,
  });
  const { rows, ...neighbours } = cutPage(read, pageSize, cursor, (row) => row.createdAt);
  return { exports: rows.map((row) => toView(shopId, row)), ...neighbours };
}

function toView(shopId: string, row: Omit<ChannelExport, "productIds" | "words">): ExportView {
  const { id, state, createdAt, expiresAt, errorMessage } = row;
  const { productCount, productsChecked, pictureCount, picturesPacked, leftOutCount, noteCount } = row;
  const files = state === "ready" ? exportFilesSchema.parse(row.files) : [];
  return {
    ...{ id, state, errorMessage, createdAt: createdAt.toISOString() },
    expiresAt: expiresAt?.toISOString() ?? null,
    ...{ productCount, productsChecked, pictureCount, picturesPacked, leftOutCount, noteCount },
    channelTitle: exportTraits[row.channel as keyof typeof exportTraits].title,
    files: files.map(({ name, bytes, key }) => ({ name, bytes, url: signFileUrl(shopId, key) })),
  };
}
