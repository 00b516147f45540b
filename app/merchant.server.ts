/** The merchant behind a request, and loaders and actions that only run for one. */
import type { ActionFunctionArgs, LoaderFunctionArgs, TypedResponse } from "@remix-run/node";
import type { TFunction } from "i18next";
import { AppError } from "#core/errors.ts";
import { staffActor } from "#core/permissions.ts";
import { openShop } from "#services/shops/open-shop.ts";
import { openStaffMember } from "#services/staff/open-staff-member.ts";
import { readStaffLanguage } from "#services/staff/staff-language.ts";
import type { StaffView } from "#services/staff/staff-member.ts";
import type { ActionResult } from "./action-result.ts";
import { errorResponse } from "./error-response.server.ts";
import { i18nOf } from "./i18n/i18n.server.ts";
import { fallbackLanguage, matchLanguage } from "./i18n/languages.ts";
import { translateView } from "./i18n/translate-sentences.server.ts";
import { authenticate } from "./shopify.server.ts";

type AdminContext = Awaited<ReturnType<typeof authenticate.admin>>;

export interface Merchant {
  readonly shopId: string;
  readonly shop: Awaited<ReturnType<typeof openShop>>;
  /** Who decides, for the history. */
  readonly actor: string;
  /** What they may do, for pages to show; the verbs ask for themselves. */
  readonly staff: StaffView;
  /** What they read Packshot in, and what they chose; null follows Shopify's admin. */
  readonly language: string;
  readonly chosenLanguage: string | null;
  /** Their texts; keys name their area, `settings:saved` for example. */
  readonly t: TFunction;
  readonly redirect: AdminContext["redirect"];
  /** Lets our extensions in the admin, which run on another origin, read an answer. */
  readonly cors: AdminContext["cors"];
}

/** @throws Response as Shopify's library answers strangers: 401, 410 or a page that fetches a session token. */
export async function requireMerchant(request: Request): Promise<Merchant> {
  const { session, sessionToken, redirect, cors } = await authenticate.admin(request);
  const shop = await openShop(session.shop);
  const staff = await openStaffMember(shop.id, sessionToken.sub);
  const locale = new URL(request.url).searchParams.get("locale");
  // An admin in a language we have not is answered in English, whatever it asked for before.
  const asked = locale === null ? null : (matchLanguage(locale) ?? fallbackLanguage);
  const { chosen, fromAdmin } = await readStaffLanguage(shop.id, staff.staffId, asked);
  const language = matchLanguage(chosen) ?? matchLanguage(fromAdmin) ?? fallbackLanguage;
  return {
    ...{ shopId: shop.id, shop, actor: staffActor(sessionToken.sub), staff, redirect, cors },
    ...{ language, chosenLanguage: chosen, t: i18nOf(language).t },
  };
}

/** A loader for merchants; an AppError becomes the error page with its status. */
export function merchantLoader<View>(read: (merchant: Merchant, args: LoaderFunctionArgs) => Promise<View>) {
  return async (args: LoaderFunctionArgs): Promise<TypedResponse<View>> => {
    let language: string | undefined;
    try {
      const merchant = await requireMerchant(args.request);
      ({ language } = merchant);
      return Response.json(translateView(await read(merchant, args), language));
    } catch (thrown) {
      throw thrown instanceof Response ? thrown : errorResponse(thrown, language);
    }
  };
}

/** An action for merchants; an AppError comes back to the page that asked, as a sentence. */
export function merchantAction(
  act: (merchant: Merchant, form: FormData, args: ActionFunctionArgs) => Promise<ActionResult | Response>,
) {
  return async (args: ActionFunctionArgs): Promise<Response> => {
    let language: string | undefined;
    try {
      const merchant = await requireMerchant(args.request);
      ({ language } = merchant);
      const result = await act(merchant, await args.request.formData(), args);
      return result instanceof Response ? result : Response.json(result);
    } catch (thrown) {
      if (thrown instanceof Response) throw thrown;
      return errorResponse(thrown, language);
    }
  };
}

/** A part of the route's path. */
export function pathParam({ params }: LoaderFunctionArgs | ActionFunctionArgs, name: string): string {
  const value = params[name];
  if (value === undefined)
    throw new AppError("NOT_FOUND", `expected ${name} in the path but received nothing`);
  return value;
}

/** The form's `intent` when it is one of those the route knows. */
export function readIntent<const Intent extends string>(form: FormData, intents: readonly Intent[]): Intent {
  const given = textField(form, "intent");
  const intent = intents.find((known) => known === given);
  if (intent !== undefined) return intent;
  throw new AppError("BAD_INPUT", `expected one of ${intents.join(", ")} for intent but received "${given}"`);
}

/** A text field; empty when it is missing. */
export function textField(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}
