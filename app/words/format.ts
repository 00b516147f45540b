/** Figures and moments as merchants read them in their language and their shop's time zone. */
import type { i18n } from "i18next";

export interface Format {
  /** @param decimals at most; `always` so many at least */
  readonly number: (value: number, decimals?: number, always?: number) => string;
  /** `0.05 %`, `7.1 %`, `88.3 %`, `100 %`. */
  readonly percent: (ratio: number) => string;
  /** Decimal units, as the channels' own rules use them: `640 KB`, `1.2 MB`. */
  readonly fileSize: (bytes: number) => string;
  /** `22 Nov 2026`. */
  readonly date: (iso: string) => string;
  /** `22 Nov 2026, 21:40 CET`. */
  readonly fullTime: (iso: string) => string;
  /** `5 minutes ago`, `yesterday`, and from a week on the date. */
  readonly timeAgo: (iso: string, now: number) => string;
  /** How long something will still take, rounded up so that it is rarely too short. */
  readonly remaining: (ms: number) => string;
}

const fallbackZone = "UTC";
/** Day before month; plain `en` is American. */
const localeOf = (language: string) => (language === "en" ? "en-GB" : language);

/** @param timeZone IANA name; UTC, and so named, while the shop's is not known */
export function createFormat(texts: i18n, timeZone: string | null = null): Format {
  const locale = localeOf(texts.language);
  const zone = { timeZone: timeZone ?? fallbackZone };
  const number = (value: number, decimals = 0, always = 0) =>
    new Intl.NumberFormat(locale, { maximumFractionDigits: decimals, minimumFractionDigits: always }).format(
      value,
    );
  const moment = (options: Intl.DateTimeFormatOptions) => (iso: string) =>
    new Intl.DateTimeFormat(locale, { ...options, ...zone }).format(new Date(iso));
  const date = moment({ dateStyle: "medium" });
  const t = texts.getFixedT(texts.language, "format");
  return {
    number,
    percent: (ratio) => `${number(ratio * 100, Math.abs(ratio) < 0.0095 ? 2 : 1)} %`,
    fileSize: (bytes) => {
      if (bytes < 1_000) return t("bytes", { count: bytes });
      return bytes < 1_000_000 ? `${number(bytes / 1_000)} KB` : `${number(bytes / 1_000_000, 1)} MB`;
    },
    date,
    fullTime: moment({
      ...{ day: "numeric", month: "short", year: "numeric" },
      ...{ hour: "2-digit", minute: "2-digit", timeZoneName: "short" },
    }),
    timeAgo: (iso, now) => {
      const seconds = Math.max(0, (now - Date.parse(iso)) / 1_000);
      if (seconds < 45) return t("justNow");
      const ago = (amount: number, unit: Intl.RelativeTimeFormatUnit) =>
        new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(
          -Math.max(1, Math.round(amount)),
          unit,
        );
      if (seconds < 3_600) return ago(seconds / 60, "minute");
      if (seconds < 86_400) return ago(seconds / 3_600, "hour");
      return Math.round(seconds / 86_400) < 7 ? ago(seconds / 86_400, "day") : date(iso);
    },
    remaining: (ms) => {
      const seconds = Math.ceil(ms / 1_000);
      if (seconds < 10) return t("soon");
      if (seconds < 60) return t("secondsLeft", { count: Math.ceil(seconds / 10) * 10 });
      const minutes = Math.ceil(seconds / 60);
      if (minutes < 90) return t("minutesLeft", { count: minutes });
      return t("hoursLeft", { count: Math.ceil(minutes / 60) });
    },
  };
}
