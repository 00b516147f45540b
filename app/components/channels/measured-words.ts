/** A measured figure as people read it. */
import type { TFunction } from "i18next";
import type { Measured } from "#core/channel-rules/judge-picture.ts";
import type { Format } from "../../words/format.ts";

export function measuredWords(measured: Measured, t: TFunction, format: Format): string {
  switch (measured.kind) {
    case "size":
      return `${format.number(measured.widthPx)} × ${format.number(measured.heightPx)} px`;
    case "bytes":
      return format.fileSize(measured.value);
    case "share":
      return format.percent(measured.value);
    case "count":
      return format.number(measured.value);
    case "quality":
      return t("channels:quality", { value: measured.value });
    case "format":
      return measured.value.toUpperCase();
  }
}
