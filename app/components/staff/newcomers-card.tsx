/** What people may do who open Packshot for the first time. */
import { Card } from "@shopify/polaris";
import type { ComponentProps } from "react";
import { PermissionChoice } from "./permission-choice.tsx";

type NewcomersCardProps = Omit<ComponentProps<typeof PermissionChoice>, "chosen"> & {
  readonly permissions: ComponentProps<typeof PermissionChoice>["chosen"];
};

export function NewcomersCard({ permissions, ...rest }: NewcomersCardProps) {
  return (
    <Card>
      <PermissionChoice chosen={permissions} {...rest} />
    </Card>
  );
}
