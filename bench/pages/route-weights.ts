/** What each route makes a browser fetch and run before it answers, by the build's own manifest. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";

export interface RouteWeight {
  readonly script: number;
  /** The texts of one language, the heavier one; they come as a file beside the scripts. */
  readonly texts: number;
}

interface Module {
  readonly module: string;
  readonly imports?: readonly string[];
}

interface Manifest {
  readonly entry: Module;
  readonly routes: Readonly<Record<string, Module>>;
}

const clientDir = path.resolve(import.meta.dirname, "../../build/client");
const assetsDir = path.join(clientDir, "assets");
const frame = ["root", "routes/app"];

/** Route id → bytes, gzip level 9. `shared` is what every page has in common. */
export function routeWeights(): { shared: number; routes: Map<string, RouteWeight> } {
  const { entry, routes } = readManifest();
  const filesOf = ({ module, imports = [] }: Module) => [module, ...imports];
  const common = [...filesOf(entry), ...frame.flatMap((id) => filesOf(routeOf(routes, id)))];
  const texts = Math.max(0, ...assets(/^language-.*\.js$/).map((file) => weightOf(`/assets/${file}`)));
  const weigh = (files: readonly string[]) =>
    [...new Set(files)].reduce((sum, file) => sum + weightOf(file), 0);
  return {
    shared: weigh(common),
    routes: new Map(
      Object.entries(routes).map(([id, route]) => [
        id,
        { script: weigh([...common, ...filesOf(route)]), texts },
      ]),
    ),
  };
}

function readManifest(): Manifest {
  const [name] = assets(/^manifest-.*\.js$/);
  if (name === undefined)
    throw new Error("expected a built app in build/client but received none; run npm run build");
  const source = readFileSync(path.join(assetsDir, name), "utf8");
  return JSON.parse(source.replace(/^window\.__remixManifest=/, "").replace(/;\s*$/, "")) as Manifest;
}

function routeOf(routes: Manifest["routes"], id: string): Module {
  const route = routes[id];
  if (route === undefined) throw new Error(`expected route ${id} in the manifest but received none`);
  return route;
}

const assets = (pattern: RegExp) => readdirSync(assetsDir).filter((name) => pattern.test(name));
const weightOf = (file: string) => gzipSync(readFileSync(path.join(clientDir, file)), { level: 9 }).length;
