/** How far a publication is; a link to it where it has an id. */
import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { WordBadge } from "../word-badge.tsx";
import { publicationLooks } from "./publication-looks.ts";

interface PublicationBadgeProps {
  readonly state: string;
  readonly id?: string;
}

export function PublicationBadge({ state, id }: PublicationBadgeProps) {
  const { t } = useTranslation("publications");
  const badge = <WordBadge text={t(`state.${state}`)} {...publicationLooks(state)} />;
  return id === undefined ? badge : <Link to={`/app/publications/${id}`}>{badge}</Link>;
}
