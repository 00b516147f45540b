/**
 * How long a page of the catalogue takes, by filter and by how deep in the list it lies.
 *
 * To add one: a line in `views`.
 */
import { type ProductQuery, listProducts } from "#services/catalogue/list-products.ts";
import { prisma } from "#prisma/client.ts";

export interface PageTimes {
  readonly view: string;
  readonly matches: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
}

const pageSize = 50;
/** Of each view: walked forwards from its beginning, and read again at random places deep in the list. */
const walked = 20;
const deepReads = 20;

const views: Readonly<Record<string, ProductQuery>> = {
  "all products": {},
  "all, by title": { sort: "title asc" },
  "all, by title from the end": { sort: "title desc" },
  "all, most photos first": { sort: "photos desc" },
  "search: one word": { search: "lamp" },
  "search: two words": { search: "amber lamp" },
  "search: part of a word": { search: "orcel" },
  "search: two letters": { search: "am" },
  "search: a number": { search: "4999" },
  "search: nothing found": { search: "xylophone" },
  "status draft": { status: "DRAFT" },
  "vendor with many": { vendor: "Maker 1" },
  "vendor with few": { vendor: "Maker 119" },
  "product type": { productType: "Vase" },
  "tag with many": { tag: "amber" },
  "tag and search": { tag: "sale", search: "oak" },
  "photos under 400 px": { underPx: 400 },
  "photos under 1,000 px": { underPx: 1_000 },
  "no photos": { photos: "no-photos" },
  "never enhanced": { photos: "never-enhanced" },
  "to review": { photos: "in-review" },
  enhanced: { photos: "enhanced" },
  "never enhanced, active, by search": { photos: "never-enhanced", status: "ACTIVE", search: "oak chair" },
};

export async function measurePages(shopId: string): Promise<PageTimes[]> {
  await listProducts(shopId); // opens the connection
  const collection = await prisma.collection.findFirst({ where: { shopId }, orderBy: { title: "asc" } });
  const measured: PageTimes[] = [];
  const all = { ...views, ...(collection && { collection: { collection: collection.gid } }) };
  for (const [view, query] of Object.entries(all)) measured.push(await measureView(shopId, view, query));
  return measured;
}

async function measureView(shopId: string, view: string, query: ProductQuery): Promise<PageTimes> {
  const times: number[] = [];
  const read = async (cursor: string | null) => {
    const startedAt = performance.now();
    const page = await listProducts(shopId, { ...query, cursor, pageSize });
    times.push(performance.now() - startedAt);
    return page;
  };
  const first = await read(null);
  for (let page = first, nth = 1; page.nextCursor !== null && nth < walked; nth += 1)
    page = await read(page.nextCursor);
  for (const cursor of await deepCursors(shopId, query)) await read(cursor);
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.ceil(times.length * share) - 1] ?? 0;
  return { view, matches: first.total, p50Ms: at(0.5), p95Ms: at(0.95) };
}

/** Cursors from all over the list, by walking it once in the largest steps there are. */
async function deepCursors(shopId: string, query: ProductQuery): Promise<string[]> {
  const cursors: string[] = [];
  for (let cursor: string | null = null; ;) {
    const page = await listProducts(shopId, { ...query, cursor, pageSize: 250 });
    if (page.nextCursor === null) break;
    cursors.push((cursor = page.nextCursor));
  }
  const step = Math.max(1, Math.floor(cursors.length / deepReads));
  return cursors.filter((_, nth) => nth % step === 0).slice(-deepReads);
}
