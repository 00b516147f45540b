/** Changes fields of the page's address, the catalogue's filter and order; a change goes back to the first page. */
import { useLocation, useNavigation, useSearchParams } from "@remix-run/react";

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
  const here = useLocation();
  // A change on its way is kept: people choose faster than a large catalogue is read.
  const { location: going } = useNavigation();
  const { search } = going?.pathname === here.pathname ? going : here;
  return (fields) => setAddress(changed(new URLSearchParams(search), fields), { replace: true });
}
