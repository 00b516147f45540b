/** Packs pictures for a channel without a connector: judges them, then writes ZIPs; goes on where a killed worker stopped. */
import type { JobPayload } from "#core/jobs.ts";
import { type ExportFile, exportFolder } from "#services/exports/export-file.ts";
import {
  cutIntoFiles,
  type ExportPlan,
  keepPlan,
  type PlannedEntry,
  readPlan,
} from "#services/exports/export-plan.ts";
import { removeFiles } from "#services/exports/expire-exports.ts";
import { makePlan } from "#services/exports/make-plan.ts";
import {
  failExport,
  finishExport,
  openExport,
  type OpenExport,
  recordFile,
  saveProgress,
} from "#services/exports/open-export.ts";
import { writeZip } from "#services/exports/write-zip.ts";
import type { JobHandler } from "../job-handler.ts";

interface Packing extends JobPayload<"pack-export"> {
  readonly opened: OpenExport;
  readonly signal: AbortSignal;
}

/** Progress is written, and a cancellation noticed, this often. */
const tellEveryMs = 1_000;

export const packExport: JobHandler<"pack-export"> = {
  async run({ shopId, exportId }, { signal }) {
    const opened = await openExport(shopId, exportId);
    if (opened === null) return;
    const packing = { shopId, exportId, opened, signal };
    const plan = (await readPlan(shopId, exportId)) ?? (await planAnew(packing));
    const isWhole = plan !== null && (await packAll(packing, plan));
    if (isWhole) await finishExport(shopId, exportId);
    else await removeFiles(shopId, exportId);
  },

  async fail({ shopId, exportId }, error) {
    await failExport(shopId, exportId, error);
  },
};

/** Null when it was cancelled meanwhile. */
async function planAnew({ shopId, exportId, opened, signal }: Packing): Promise<ExportPlan | null> {
  const plan = await makePlan(shopId, opened.request, (counts) => {
    signal.throwIfAborted();
    return saveProgress(shopId, exportId, counts);
  });
  if (plan === null) return null;
  await keepPlan(shopId, exportId, plan);
  return plan;
}

/** False when it was cancelled meanwhile. */
async function packAll(packing: Packing, plan: ExportPlan): Promise<boolean> {
  const { shopId, exportId, opened } = packing;
  if (!(await saveProgress(shopId, exportId, { state: "packing" }))) return false;
  const parts = cutIntoFiles(plan.entries);
  let before = 0;
  for (const [nth, entries] of parts.entries()) {
    const name = fileName(packing, nth, parts.length);
    const known = opened.files.find((file) => file.name === name);
    if (known === undefined) {
      const file = await packOne(packing, { name, entries, plan, before });
      if (file === null || !(await recordFile(shopId, exportId, file))) return false;
    }
    before += entries.length;
  }
  return true;
}

function fileName({ opened }: Packing, nth: number, count: number): string {
  const day = opened.createdAt.toISOString().slice(0, 10);
  const part = count === 1 ? "" : `-${nth + 1}-of-${count}`;
  return `packshot-${opened.request.channel}-${day}${part}.zip`;
}

interface Part {
  readonly name: string;
  readonly entries: readonly PlannedEntry[];
  readonly plan: ExportPlan;
  /** Pictures packed in parts before it. */
  readonly before: number;
}

/** Null when it was cancelled meanwhile. The tables lie in every part, whole. */
async function packOne(packing: Packing, { name, entries, plan, before }: Part): Promise<ExportFile | null> {
  const { shopId, exportId, opened, signal } = packing;
  const cancelled = new AbortController();
  let packed = before;
  const telling = setInterval(() => {
    saveProgress(shopId, exportId, { picturesPacked: packed }).then(
      (isWanted) => {
        if (!isWanted) cancelled.abort(new Error("the export was cancelled"));
      },
      // The database is away for a moment; the next turn tells again.
      () => undefined,
    );
  }, tellEveryMs);
  const key = `${exportFolder(shopId, exportId)}/${name}`;
  const texts = { [`${opened.request.channel}-images.csv`]: plan.table, "problems.csv": plan.problems };
  try {
    const bytes = await writeZip(
      key,
      { texts, entries, date: opened.createdAt },
      { onPicture: () => void (packed += 1), signal: AbortSignal.any([signal, cancelled.signal]) },
    );
    return { name, key, bytes, pictures: entries.length };
  } catch (error) {
    if (cancelled.signal.aborted) return null;
    throw error;
  } finally {
    clearInterval(telling);
  }
}
