/** Reads everything a person needs to decide on one rendition, and where the queue goes on. */
import type { ChannelResult } from "#core/channel-rules/judge-picture.ts";
import { verdictSchema, type Finding, type Severity } from "#core/verdict.ts";
import type { WriteMode } from "#core/write-mode.ts";
import type { RenditionState } from "#core/rendition-state.ts";
import { prisma } from "#prisma/client.ts";
import type { Rendition } from "#prisma/generated/client.ts";
import type { DecisionKind, WriteBackDirection, WriteBackState } from "#prisma/generated/enums.ts";
import { signFileUrl } from "../files/sign-file-url.ts";
import { beyond, keysetOrder } from "../keyset.ts";
import { notFound } from "../not-found.ts";
import { readOutput, type PreviewName, type RenditionOutput } from "../renditions/output.ts";
import { presetTitle } from "../renditions/rendition-card.ts";
import { judgeChannels } from "./judge-channels.ts";

export interface ReviewDetail {
  readonly id: string;
  readonly runId: string;
  readonly state: RenditionState;
  /** How it reaches the shop. */
  readonly writeMode: WriteMode;
  readonly outcome: Severity | null;
  readonly findings: Finding[];
  /** What every channel would say to the finished picture; empty while nothing was rendered. */
  readonly channels: ChannelResult[];
  readonly product: { readonly id: string; readonly title: string };
  readonly presetTitle: string;
  /** Signed addresses; null while nothing was rendered. */
  readonly urls: Record<PreviewName | "file", string> | null;
  /** Of the finished file; null while nothing was rendered. */
  readonly width: number | null;
  readonly height: number | null;
  readonly bytes: number | null;
  readonly mimeType: string | null;
  readonly position: number;
  readonly alt: string;
  readonly errorMessage: string | null;
  /** Neighbours in the review queue; `nextId` begins again at the front. */
  readonly previousId: string | null;
  readonly nextId: string | null;
  /** Renditions that wait for a decision, this one included. */
  readonly remaining: number;
  /** Newest first. */
  readonly decisions: {
    readonly kind: DecisionKind;
    readonly reason: string | null;
    readonly actor: string;
    readonly at: string;
  }[];
  /** The latest one. */
  readonly writeBack: {
    readonly state: WriteBackState;
    readonly direction: WriteBackDirection;
    readonly errorMessage: string | null;
  } | null;
}

/** @throws AppError NOT_FOUND */
export async function readReview(shopId: string, renditionId: string): Promise<ReviewDetail> {
  const row = await prisma.rendition.findUnique({
    where: { id: renditionId, shopId },
    include: {
      product: { select: { id: true, title: true, _count: { select: { images: true } } } },
      run: { select: { writeMode: true } },
      decisions: { orderBy: { at: "desc" }, select: { kind: true, reason: true, actor: true, at: true } },
      writeBacks: {
        orderBy: [{ createdAt: "desc" }, { id: "desc" }],
        take: 1,
        select: { state: true, direction: true, errorMessage: true },
      },
    },
  });
  if (row === null) throw notFound("rendition", renditionId);
  const { id, runId, state, outcome, position, alt, errorMessage } = row;
  const { _count, ...product } = row.product;
  const findings = verdictSchema.shape.findings.parse(row.findings ?? []);
  const output = readOutput(row.output);
  return {
    ...{ id, runId, state, outcome, product, position, alt, errorMessage },
    findings,
    channels: output === null ? [] : judgeChannels(row, output, _count.images),
    presetTitle: presetTitle(row.presetName),
    writeMode: row.run.writeMode,
    ...fileView(shopId, output),
    ...(await readQueueAround(row)),
    decisions: row.decisions.map((decision) => ({ ...decision, at: decision.at.toISOString() })),
    writeBack: row.writeBacks[0] ?? null,
  };
}

function fileView(shopId: string, output: RenditionOutput | null) {
  if (output === null) return { urls: null, width: null, height: null, bytes: null, mimeType: null };
  const sign = (key: string) => signFileUrl(shopId, key);
  const { before, after, cutout, heat, thumb } = output.previews;
  const { key, width, height, bytes, mimeType } = output.file;
  const urls = {
    ...{
      before: sign(before),
      after: sign(after),
      cutout: sign(cutout),
      heat: sign(heat),
      thumb: sign(thumb),
    },
    file: sign(key),
  };
  return { urls, width, height, bytes, mimeType };
}

async function readQueueAround({ id, shopId, createdAt }: Rendition) {
  const waiting = { shopId, state: "in_review" as const };
  const nearest = (back: boolean) =>
    prisma.rendition.findFirst({
      where: { ...waiting, ...beyond("createdAt", "oldest", { at: createdAt, id, back }) },
      orderBy: keysetOrder("createdAt", "oldest", back),
      select: { id: true },
    });
  const [previous, next, first, remaining] = await Promise.all([
    nearest(true),
    nearest(false),
    prisma.rendition.findFirst({
      where: { ...waiting, id: { not: id } },
      orderBy: keysetOrder("createdAt", "oldest", false),
      select: { id: true },
    }),
    prisma.rendition.count({ where: waiting }),
  ]);
  return { previousId: previous?.id ?? null, nextId: (next ?? first)?.id ?? null, remaining };
}
