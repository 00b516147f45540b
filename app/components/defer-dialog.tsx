/** A dialogue whose code is fetched when it is first opened: most visits open none. */
import { Suspense, lazy, useState, type ComponentType, type FunctionComponent } from "react";

export function deferDialog<Props extends { readonly open: boolean }>(
  load: () => Promise<ComponentType<Props>>,
): FunctionComponent<Props> {
  // React's own types lose the properties of a component whose properties are a parameter.
  const Dialog = lazy(async () => ({ default: await load() })) as unknown as ComponentType<Props>;
  return function Deferred(props) {
    const [wanted, setWanted] = useState(props.open);
    if (props.open && !wanted) setWanted(true);
    return wanted ? (
      <Suspense fallback={null}>
        <Dialog {...props} />
      </Suspense>
    ) : null;
  };
}
