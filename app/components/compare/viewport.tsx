/** The frame a picture is seen through: whole when it fits, scrolled when it is shown pixel by pixel. */
import { useEffect, type CSSProperties, type ReactNode, type RefObject } from "react";
import type { Look } from "./look.ts";
import type { Picture } from "./picture.ts";
import styles from "./compare.module.css";

interface ViewportProps {
  readonly area: RefObject<HTMLDivElement>;
  readonly picture: Picture;
  readonly look: Look;
  readonly label: string;
  readonly children: ReactNode;
}

export function Viewport({ area, picture, look, label, children }: ViewportProps) {
  const size = { "--width": picture.width, "--height": picture.height } as CSSProperties;
  useEffect(() => {
    if (look.zoom === "actual") scrollToMiddle(area.current);
  }, [area, look.zoom]);
  if (look.zoom === "fit") {
    return (
      <div ref={area} className={styles["fit"]} style={size}>
        {children}
      </div>
    );
  }
  return (
    <div
      ref={area}
      className={styles["actual"]}
      style={size}
      role="region"
      aria-label={label}
      // A scrolled region must be reachable by keyboard, or its hidden part could never be seen.
      tabIndex={0} // eslint-disable-line jsx-a11y/no-noninteractive-tabindex
      data-pans
    >
      <div className={styles["pixels"]}>{children}</div>
    </div>
  );
}

function scrollToMiddle(element: HTMLElement | null): void {
  element?.scrollTo({
    left: (element.scrollWidth - element.clientWidth) / 2,
    top: (element.scrollHeight - element.clientHeight) / 2,
    behavior: "instant",
  });
}
