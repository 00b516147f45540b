/** Changes fields of the page's address, the catalogue's filter and order; a change goes back to the first page. */
import { useSearchParams } from "@remix-run/react";

export type ChangeAddress = (fields: Readonly<Record<string, string>>) => void;

/** A copy with the fields put in; empty ones are left out. */
export function changed(address: URLSearchParams, fields: Readonly<Record<string, string>>): URLSearchParams {
  const next = new URLSearchParams(address);
  next.delete("cursor");
  for (const [name, value] of Object.entries(fields)) {
    if (value === "") next.delete(name);
    else next.set(name, value);
  }
  return next;
}

export function useChangeAddress(): ChangeAddress {
  const [, setAddress] = useSearchParams();
  return (fields) => setAddress((address) => changed(address, fields), { replace: true });
}
