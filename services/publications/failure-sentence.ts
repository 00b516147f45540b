/** What a publication that could not be planned or sent tells people; the marketplace goes by its name. */
import { type AppError, errorTable } from "#core/errors.ts";
import { channelTraits, type ConnectedChannel } from "#core/publishing/channel-traits.ts";
import { finalMessage } from "../final-message.ts";

/** A sentence that the error brings along stays as it is. */
export function failureSentence(error: AppError, channel: ConnectedChannel): string {
  const { title } = channelTraits[channel];
  const gone = `${title} does not have this listing any more.`;
  if (error.userMessage !== errorTable[error.code].userMessage) return error.userMessage;
  if (error.code === "CHANNEL_FAILED")
    return `${title} did not answer as expected. It was tried several times; try again later.`;
  if (error.code === "CHANNEL_REFUSED") return `${title} refused the pictures.`;
  return finalMessage(error, gone);
}
