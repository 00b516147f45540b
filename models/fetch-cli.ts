/** `npm run models`: fetches every registered model, so that a later start needs no network. */
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { toAppError } from "#core/errors.ts";
import { assetsOf, fetchAsset } from "./fetch.ts";
import { models } from "./registry.ts";

const defaultCacheDir = fileURLToPath(new URL("../.cache/models", import.meta.url));
const { values } = parseArgs({ options: { "cache-dir": { type: "string", default: defaultCacheDir } } });

try {
  for (const asset of models.flatMap(assetsOf)) {
    const path = await fetchAsset(asset, {
      cacheDir: values["cache-dir"],
      onProgress: (stage) => {
        console.log(`${asset.fileName}: ${stage}`);
      },
    });
    console.log(path);
  }
} catch (thrown) {
  const error = toAppError(thrown);
  console.error(`${error.userMessage}\n${error.message}`);
  process.exitCode = 1;
}
