/** fileDelete: the file goes for ever, out of every gallery and variant that shows it. */
import { detachMedia, productChanged, productsShowing } from "../../gallery.ts";
import { type Call, userError } from "../call.ts";

export function fileDelete({ platform, shop }: Call, { fileIds }: { fileIds: string[] }) {
  const missing = fileIds.filter((id) => !shop.files.has(id));
  if (missing.length > 0) {
    const message = `File id ${JSON.stringify(missing)} does not exist.`;
    return { deletedFileIds: [], userErrors: [userError(["fileIds"], message, "FILE_DOES_NOT_EXIST")] };
  }
  for (const id of fileIds) {
    for (const product of productsShowing(shop, id)) {
      detachMedia(product, id);
      productChanged(platform.store, shop, product);
    }
    shop.files.delete(id);
  }
  platform.store.touch(shop);
  return { deletedFileIds: fileIds, userErrors: [] };
}
