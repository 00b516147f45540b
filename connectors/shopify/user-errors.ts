/**
 * What each refusal of Shopify means for us: try again, the thing is gone, the merchant must act, or never.
 *
 * Codes of userErrors and of failed media are one table, typed by the official schema, so a code that
 * Shopify renames fails the build. To add one: a line in `meanings`.
 */
import { AppError, type ErrorCode } from "#core/errors.ts";
import type { FilesErrorCode, MediaErrorCode, MediaUserErrorCode } from "./admin.generated.ts";

interface Meaning {
  readonly code: ErrorCode;
  readonly userMessage?: string;
}

/** A re-read before the next try heals these: a lock, a picture still processing, a race with another write. */
const retry: Meaning = { code: "CHANNEL_FAILED" };
const gone: Meaning = {
  code: "NOT_FOUND",
  userMessage: "The product or picture does not exist in Shopify any more.",
};
const refused = (userMessage: string): Meaning => ({ code: "CHANNEL_REFUSED", userMessage });

const meanings: Partial<Record<FilesErrorCode | MediaErrorCode | MediaUserErrorCode, Meaning>> = {
  FILE_LOCKED: retry,
  MEDIA_CANNOT_BE_MODIFIED: retry,
  MEDIA_TIMEOUT_ERROR: retry,
  NON_READY_STATE: retry,
  NON_READY_MEDIA: retry,
  IMAGE_DOWNLOAD_FAILURE: retry,
  INVALID_SIGNED_URL: retry,
  INVALID_IMAGE_SOURCE_URL: retry,
  FILENAME_ALREADY_EXISTS: retry,
  DUPLICATE_FILENAME_ERROR: retry,
  MEDIA_IS_NOT_ATTACHED_TO_VARIANT: retry,
  PRODUCT_VARIANT_ALREADY_HAS_MEDIA: retry,
  PRODUCT_VARIANT_DOES_NOT_EXIST_ON_PRODUCT: retry,
  MEDIA_DOES_NOT_EXIST_ON_PRODUCT: retry,

  INVALID_FILENAME_EXTENSION: { code: "FORMAT_DIFFERS" },

  FILE_DOES_NOT_EXIST: gone,
  MEDIA_DOES_NOT_EXIST: gone,
  PRODUCT_DOES_NOT_EXIST: gone,
  REFERENCE_TARGET_DOES_NOT_EXIST: gone,

  PRODUCT_SUSPENDED: refused("Shopify has suspended this product. Contact Shopify support, then try again."),
  UNACCEPTABLE_TRIAL_ASSET: refused(
    "Shopify does not take this file in a trial. Choose a plan, then try again.",
  ),
  UNACCEPTABLE_UNVERIFIED_TRIAL_ASSET: refused(
    "Shopify does not take files yet. Confirm the shop owner's email address or choose a plan, then try again.",
  ),
  FILE_STORAGE_LIMIT_EXCEEDED: refused(
    "The shop's file storage is full. Delete files in Shopify, then try again.",
  ),
  SHOP_MEDIA_LIMIT_EXCEEDED: refused("The shop's limit of pictures is reached. Delete some, then try again."),
  PRODUCT_MEDIA_LIMIT_EXCEEDED: refused(
    "The product has 250 pictures, the most Shopify allows. Remove one first.",
  ),
  ALT_VALUE_LIMIT_EXCEEDED: refused("The alt text is longer than the 512 characters Shopify allows."),

  INVALID_IMAGE_ASPECT_RATIO: refused("Shopify refused the picture: its width and height are too unequal."),
  INVALID_IMAGE_FILE_SIZE: refused("Shopify refused the picture: the file is larger than 20 MB."),
  INVALID_IMAGE_RESOLUTION: refused("Shopify refused the picture: it has more pixels than Shopify allows."),
  UNSUPPORTED_IMAGE_FILE_TYPE: refused("Shopify refused the picture: it does not support this file type."),
  IMAGE_PROCESSING_FAILURE: refused("Shopify could not process the picture."),
};

/** What `userErrors`, `mediaUserErrors` and `mediaErrors` have in common. */
interface ChannelError {
  readonly message: string;
  readonly code?: string | null;
  readonly field?: readonly string[] | null;
}

/** `action` names what was asked, for the log. The channel's own error is the `cause`. */
export function channelError(action: string, error: ChannelError): AppError {
  const meaning = meaningOf(error);
  const place = error.field?.join(".") ?? "";
  return new AppError(
    meaning.code,
    `expected success for ${action} but received ${error.code ?? "no code"} ${place} ${error.message}`,
    { ...(meaning.userMessage !== undefined && { userMessage: meaning.userMessage }), cause: error },
  );
}

function meaningOf(error: ChannelError): Meaning {
  const known = Object.entries(meanings).find(([code]) => code === error.code);
  return known?.[1] ?? refused(`Shopify refused the picture: ${error.message}`);
}

/** The channel's own code of an error made by `channelError`, or null. */
export function channelCode(error: unknown): string | null {
  return userErrorOf(error)?.code ?? null;
}

/** True of an error made by `channelError`: Shopify answered, and did nothing. */
export function isUserError(error: unknown): boolean {
  return userErrorOf(error) !== null;
}

function userErrorOf(error: unknown): ChannelError | null {
  if (!(error instanceof AppError) || error.cause instanceof Error) return null;
  const { cause } = error;
  return typeof cause === "object" && cause !== null && "message" in cause ? (cause as ChannelError) : null;
}
