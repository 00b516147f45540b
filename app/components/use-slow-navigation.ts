/** Whether another page has been loading for long enough that the old one should make way for a skeleton. */
import { useLocation, useNavigation } from "@remix-run/react";
import { useEffect, useState } from "react";

const patienceMs = 250;

/** Pages of one kind follow each other without a skeleton: from one review to the next, the viewer stays. */
const kindOf = (pathname: string) =>
  pathname.split("/").slice(0, 3).join("/") + (pathname.split("/")[3] ? "/…" : "");

export function useSlowNavigation(): boolean {
  const navigation = useNavigation();
  const location = useLocation();
  const leaving =
    navigation.state === "loading" &&
    navigation.formMethod === undefined &&
    kindOf(navigation.location.pathname) !== kindOf(location.pathname);
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (!leaving) return setSlow(false);
    const timer = setTimeout(() => setSlow(true), patienceMs);
    return () => clearTimeout(timer);
  }, [leaving]);
  return slow;
}
