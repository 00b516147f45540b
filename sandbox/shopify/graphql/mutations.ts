/** The mutation root. To add one: a field in schema.graphql, a file in mutations/, a line here and its scopes. */
import { appSubscriptionCancel } from "./mutations/app-subscription-cancel.ts";
import { appSubscriptionCreate } from "./mutations/app-subscription-create.ts";
import { appUsageRecordCreate } from "./mutations/app-usage-record-create.ts";
import { bulkOperationCancel, bulkOperationRunQuery } from "./mutations/bulk-operation.ts";
import { fileAcknowledgeUpdateFailed } from "./mutations/file-acknowledge-update-failed.ts";
import { fileCreate } from "./mutations/file-create.ts";
import { fileDelete } from "./mutations/file-delete.ts";
import { fileUpdate } from "./mutations/file-update.ts";
import { flowTriggerReceive } from "./mutations/flow-trigger-receive.ts";
import { productReorderMedia } from "./mutations/product-reorder-media.ts";
import { productUpdate } from "./mutations/product-update.ts";
import { productVariantAppendMedia, productVariantDetachMedia } from "./mutations/product-variant-media.ts";
import { stagedUploadsCreate } from "./mutations/staged-uploads-create.ts";

export const mutations = {
  appSubscriptionCancel,
  appSubscriptionCreate,
  appUsageRecordCreate,
  bulkOperationCancel,
  bulkOperationRunQuery,
  fileAcknowledgeUpdateFailed,
  fileCreate,
  fileDelete,
  fileUpdate,
  flowTriggerReceive,
  productReorderMedia,
  productUpdate,
  productVariantAppendMedia,
  productVariantDetachMedia,
  stagedUploadsCreate,
};
