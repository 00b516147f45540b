/** Whether another page has been loading for long enough that the old one should make way for a skeleton. */
import { useLocation, useNavigation } from "@remix-run/react";
import { useEffect, useState } from "react";

const patienceMs = 250;

/** Pages of one kind follow each other without a skeleton: from one review to the next, the viewer stays. */
function kindOf(pathname: string): string {
  const [, app, section, id] = pathname.split("/");
  return [app, section, id === undefined ? "list" : "one"].join("/");
}

export function useSlowNavigation(): boolean {
  const navigation = useNavigation();
  const location = useLocation();
  const leaving =
    navigation.state === "loading" &&
    navigation.formMethod === undefined &&
    kindOf(navigation.location.pathname) !== kindOf(location.pathname);
  const goal = leaving ? navigation.location.key : null;
  const [slowGoal, setSlowGoal] = useState<string | null>(null);
  useEffect(() => {
    if (goal === null) return;
    const timer = setTimeout(() => setSlowGoal(goal), patienceMs);
    return () => clearTimeout(timer);
  }, [goal]);
  return goal !== null && goal === slowGoal;
}
