/** Which channel, which products, what its rules say to their pictures, and the button that packs them. */
import { Form, useNavigation, useSearchParams } from "@remix-run/react";
import { Banner, BlockStack, Box, Button, Card, Checkbox, InlineStack, Select, Text } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ExportPreview } from "#services/exports/preview-export.ts";
import { useFormat } from "../../words/use-format.ts";
import { useRefusal } from "../use-refusal.ts";
import { ExportFindings } from "./export-findings.tsx";

interface NewExportFormProps {
  readonly channel: {
    readonly name: string;
    readonly title: string;
    readonly wants: "address" | "file";
    readonly presetName: string;
    readonly presetTitle: string;
  };
  readonly channels: readonly { readonly name: string; readonly title: string }[];
  readonly choice: {
    readonly kind: "run" | "products" | "filter";
    readonly fields: readonly (readonly [string, string])[];
  };
  /** The newest ones. */
  readonly runs: readonly { readonly id: string; readonly presetTitle: string; readonly createdAt: string }[];
  readonly preview: ExportPreview;
  readonly error: string | null;
}

export function NewExportForm({ channel, channels, choice, runs, preview, error }: NewExportFormProps) {
  const { t } = useTranslation("exports");
  const [search, setSearch] = useSearchParams();
  const [hasAddresses, setHasAddresses] = useState(channel.wants === "address");
  const refusal = useRefusal()("publish");
  const isBusy = useNavigation().state !== "idle";
  const changeChannel = (name: string) => {
    const next = new URLSearchParams(search);
    next.set("channel", name);
    setSearch(next, { replace: true, preventScrollReset: true });
  };
  return (
    <Form method="post" action="/app/exports/new">
      <input type="hidden" name="channel" value={channel.name} />
      {hasAddresses && <input type="hidden" name="addresses" value="1" />}
      {choice.fields.map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
      <BlockStack gap="400">
        {error !== null && <Banner tone="critical">{error}</Banner>}
        {refusal !== null && <Banner tone="info">{refusal}</Banner>}
        <Card>
          <BlockStack gap="400">
            <Select
              label={t("form.channel")}
              options={channels.map(({ name, title }) => ({ value: name, label: title }))}
              value={channel.name}
              onChange={changeChannel}
              helpText={t(`form.wants.${channel.name}`)}
            />
            <ProductsChoice choice={choice} runs={runs} channel={channel.name} />
          </BlockStack>
        </Card>
        <ExportFindings
          preview={preview}
          channelTitle={channel.title}
          presetTitle={channel.presetTitle}
          enhanceUrl={enhanceUrl(choice, channel.presetName)}
        />
        <Card>
          <Checkbox
            label={t("form.addresses")}
            helpText={t("form.addressesHelp")}
            checked={hasAddresses}
            onChange={setHasAddresses}
          />
        </Card>
        <Box paddingInline={{ xs: "300", sm: "0" }} paddingBlockEnd="400">
          <InlineStack align="end">
            <Button submit variant="primary" loading={isBusy} disabled={isEmpty(preview) || refusal !== null}>
              {t("form.start", { count: preview.productCount })}
            </Button>
          </InlineStack>
        </Box>
      </BlockStack>
    </Form>
  );
}

/** Of what was looked at; a few more products may still bring pictures. */
function isEmpty({ productCount, judgedCount, pictureCount }: ExportPreview): boolean {
  return pictureCount === 0 && judgedCount === productCount;
}

/** The products of a run are not named in an address. */
function enhanceUrl({ kind, fields }: NewExportFormProps["choice"], preset: string): string | null {
  if (kind === "run") return null;
  const chosen = [...(kind === "filter" ? [["all", "1"]] : []), ...fields, ["preset", preset]];
  return `/app/runs/new?${new URLSearchParams(chosen.map(([name = "", value = ""]) => [name, value])).toString()}`;
}

type ProductsChoiceProps = Pick<NewExportFormProps, "choice" | "runs"> & { readonly channel: string };

/** All of them, those of a run, or what was chosen in the catalogue. */
function ProductsChoice({ choice, runs, channel }: ProductsChoiceProps) {
  const { t } = useTranslation("exports");
  const { date } = useFormat();
  const [, setSearch] = useSearchParams();
  const runId = choice.kind === "run" ? (choice.fields[0]?.[1] ?? "") : "";
  const fromCatalogue = choice.kind !== "run" && choice.fields.length > 0;
  const options = [
    ...(fromCatalogue
      ? [{ value: "chosen", label: t(choice.kind === "products" ? "form.picked" : "form.filtered") }]
      : []),
    { value: "", label: t("form.all") },
    ...runs.map(({ id, presetTitle, createdAt }) => ({
      value: id,
      label: t("form.run", { preset: presetTitle, day: date(createdAt) }),
    })),
  ];
  const isOlder = runId !== "" && !runs.some(({ id }) => id === runId);
  const change = (value: string) => {
    if (value === "chosen") return;
    setSearch(value === "" ? { channel } : { channel, run: value }, {
      replace: true,
      preventScrollReset: true,
    });
  };
  return (
    <BlockStack gap="100">
      <Select
        label={t("form.products")}
        options={isOlder ? [{ value: runId, label: t("form.picked") }, ...options] : options}
        value={fromCatalogue ? "chosen" : runId}
        onChange={change}
      />
      <InlineStack gap="200" blockAlign="center">
        <Text as="p" tone="subdued">
          {t("form.chooseHelp")}
        </Text>
        <Button variant="plain" url="/app/catalogue">
          {t("form.catalogue")}
        </Button>
      </InlineStack>
    </BlockStack>
  );
}
