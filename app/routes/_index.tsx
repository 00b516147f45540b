/** What somebody sees who opens the app's address outside Shopify. */
import { redirect, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import styles from "../components/plain-page.module.css";

export const meta: MetaFunction = () => [
  { title: "Packshot: marketplace-ready product photos for Shopify" },
  { name: "description", content: "Turns the product photos you have into pictures marketplaces accept." },
];

/** Shopify opens an app at its root, with the shop in the query. */
export function loader({ request }: LoaderFunctionArgs) {
  const { search, searchParams } = new URL(request.url);
  return searchParams.has("shop") ? redirect(`/app${search}`) : null;
}

export default function Landing() {
  return (
    <main className={styles["page"]}>
      <h1>Packshot</h1>
      <p className={styles["lead"]}>
        Turns the product photos you already have into pictures that marketplaces accept, shows you which ones
        are good, and puts them into your shop. Everything can be undone.
      </p>
      <ul>
        <li>Hundreds of products at a time, with presets for Amazon, eBay, Etsy and your own shop.</li>
        <li>A verdict on every picture, in plain words: what was measured and what was expected.</li>
        <li>Before and after, side by side. Nothing changes in your shop until you approve it.</li>
        <li>Your original photos are never deleted.</li>
      </ul>
      <p className={styles["note"]}>
        Packshot lives inside the Shopify admin. To use it, open <strong>Apps</strong> in your admin and
        choose <strong>Packshot</strong>.
      </p>
    </main>
  );
}
