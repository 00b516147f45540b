/** The import rule of docs/ARCHITECTURE.md. Each comment says where the code should go instead. */
const ours = [
  "app",
  "core",
  "imaging",
  "models",
  "connectors",
  "services",
  "workers",
  "prisma",
  "sandbox",
  "scripts",
  "bench",
  "extensions",
];
const test = "\\.test\\.tsx?$";

/** `folder` may import only `allowed` of our folders (and any package). */
function layer(folder, allowed, comment) {
  const forbidden = ours.filter((name) => name !== folder && !allowed.includes(name));
  return {
    name: `${folder}-imports`,
    severity: "error",
    comment,
    from: { path: `^${folder}/`, pathNot: test },
    to: { path: `^(${forbidden.join("|")})/` },
  };
}

module.exports = {
  forbidden: [
    {
      name: "no-cycles",
      severity: "error",
      comment: "Move what both need into a third file.",
      from: {},
      to: { circular: true },
    },
    layer("core", [], "core is vocabulary: put effects into services, imaging or connectors."),
    {
      name: "core-packages",
      severity: "error",
      comment: "core is pure data and rules on zod alone; anything else belongs to a layer above.",
      from: { path: "^core/", pathNot: test },
      to: { dependencyTypes: ["npm", "core"], pathNot: "node_modules/zod/" },
    },
    layer(
      "imaging",
      ["core", "models"],
      "imaging is pixels in, pixels out: load and record in the job instead.",
    ),
    layer("models", ["core"], "models only fetches weights."),
    layer("connectors", ["core"], "connectors talk to the outside world: let the job load and record."),
    layer(
      "services",
      ["core", "prisma"],
      "services are state: pixels belong to imaging, third parties to connectors, both called by a job.",
    ),
    {
      ...layer(
        "app",
        ["core", "services", "connectors"],
        "app reads and calls one service verb; heavy work belongs to a job.",
      ),
      from: { path: "^app/", pathNot: ["^app/shopify\\.server\\.ts$", test] },
    },
    {
      name: "app-shopify-server",
      severity: "error",
      comment:
        "Besides services, Shopify's conventional file may reach the Prisma client for session storage.",
      from: { path: "^app/shopify\\.server\\.ts$" },
      to: { path: "^(imaging|models|workers|sandbox|scripts)/" },
    },
    {
      name: "app-has-no-pixels",
      severity: "error",
      comment: "Let a worker make the picture and store it; the app only links to it.",
      from: { path: "^app/", pathNot: test },
      to: { path: "node_modules/(sharp|onnxruntime-node|onnx-proto)/", reachable: true },
    },
    {
      ...layer(
        "workers",
        ["core", "services", "imaging", "models", "connectors"],
        "workers compose the layers; only main.ts may reach app/shopify.server.ts.",
      ),
      from: { path: "^workers/", pathNot: ["^workers/main\\.ts$", test] },
    },
    {
      name: "prisma-imports",
      severity: "error",
      comment: "prisma holds the schema and the client; verbs belong to services.",
      from: { path: "^prisma/", pathNot: "^prisma/generated/" },
      to: { path: "^(app|core|imaging|models|connectors|workers|sandbox|scripts|services/(?!env\\.ts))" },
    },
    layer(
      "extensions",
      ["core"],
      "extensions run in Shopify's admin: they take types from core, and ask the app over HTTP.",
    ),
    layer(
      "sandbox",
      [],
      "A stand-in that shares our code shares our mistakes: write it from the documented facts.",
    ),
    {
      name: "remix-only-in-app",
      severity: "error",
      comment: "Keep Remix inside app, so that a later move to React Router is a codemod.",
      from: { pathNot: ["^app/", "^vite\\.config\\.ts$", "^node_modules/"] },
      to: { path: "node_modules/@remix-run/" },
    },
    {
      name: "onnxruntime-only-in-one-file",
      severity: "error",
      comment: "All inference goes through imaging/onnx-session.ts.",
      from: { path: "^(?!imaging/onnx-session\\.ts|node_modules/)" },
      to: { path: "node_modules/onnxruntime-node/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(build|\\.data|\\.cache|prisma/generated)/" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default"],
      extensions: [".ts", ".tsx", ".js", ".mjs", ".cjs", ".json"],
    },
  },
};
