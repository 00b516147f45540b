/** Routes for our extensions in Shopify's admin: they come from another origin, with a session token, and speak JSON. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import type { z } from "zod";
import { AppError } from "#core/errors.ts";
import { errorResponse } from "./error-response.server.ts";
import { requireMerchant, type Merchant } from "./merchant.server.ts";

/** Large enough for the ids of the largest selection. */
const maxBodyLength = 400_000;

/** Answers the browser's question before the request (OPTIONS), and tells anybody else that there is nothing to read. */
export async function extensionLoader({ request }: LoaderFunctionArgs): Promise<Response> {
  const { cors } = await requireMerchant(request);
  return cors(new Response(null, { status: 405, headers: { allow: "POST" } }));
}

/** An action that takes one kind of request; what is refused carries a sentence in the merchant's language. */
export function extensionAction<Schema extends z.ZodType>(
  schema: Schema,
  act: (merchant: Merchant, request: z.infer<Schema>) => Promise<Response>,
) {
  return async ({ request }: ActionFunctionArgs): Promise<Response> => {
    const merchant = await requireMerchant(request);
    try {
      return merchant.cors(await act(merchant, schema.parse(await readBody(request))));
    } catch (thrown) {
      if (thrown instanceof Response) throw thrown;
      return merchant.cors(errorResponse(asBadInput(thrown), merchant.language));
    }
  };
}

async function readBody(request: Request): Promise<unknown> {
  const text = await request.text();
  if (text.length > maxBodyLength)
    throw new AppError(
      "BAD_INPUT",
      `expected at most ${maxBodyLength} characters but received ${text.length}`,
    );
  return JSON.parse(text) as unknown;
}

/** A body that is no JSON, or not what was agreed, is the caller's mistake. */
function asBadInput(thrown: unknown): unknown {
  const isMalformed =
    thrown instanceof SyntaxError || (thrown instanceof Error && thrown.name === "ZodError");
  if (!isMalformed) return thrown;
  return new AppError("BAD_INPUT", "expected a request of the extension but received something else", {
    cause: thrown,
  });
}
