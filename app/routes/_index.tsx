/** What somebody sees who opens the app's address outside Shopify. */
import { redirect, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import styles from "../components/plain-page.module.css";
import { i18nOf, languageOfStranger } from "../i18n/i18n.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.title },
  { name: "description", content: data?.lead },
];

/** Shopify opens an app at its root, with the shop in the query. */
export function loader({ request }: LoaderFunctionArgs) {
  const { search, searchParams } = new URL(request.url);
  // Thrown, so that the page's own view has one type.
  // eslint-disable-next-line @typescript-eslint/only-throw-error
  if (searchParams.has("shop")) throw redirect(`/app${search}`);
  const { t } = i18nOf(languageOfStranger(request));
  return { title: t("landing:title"), lead: t("landing:lead") };
}

export default function Landing() {
  const { t } = useTranslation("landing");
  return (
    <main className={styles["page"]}>
      <h1>Packshot</h1>
      <p className={styles["lead"]}>{t("lead")}</p>
      <ul>
        <li>{t("many")}</li>
        <li>{t("verdict")}</li>
        <li>{t("compare")}</li>
        <li>{t("kept")}</li>
      </ul>
      <p className={styles["note"]}>{t("where")}</p>
    </main>
  );
}
