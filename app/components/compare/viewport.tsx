/** The frame a picture is seen through: whole when it fits, scrolled when it is shown pixel by pixel. */
import { forwardRef, type CSSProperties, type ReactNode } from "react";
import type { Look } from "./look.ts";
import type { Picture } from "./picture.ts";
import styles from "./compare.module.css";

interface ViewportProps {
  readonly picture: Picture;
  readonly look: Look;
  readonly label: string;
  readonly children: ReactNode;
}

export const Viewport = forwardRef<HTMLDivElement, ViewportProps>(function Viewport(props, ref) {
  const { picture, look, label, children } = props;
  const size = { "--width": picture.width, "--height": picture.height } as CSSProperties;
  if (look.zoom === "fit") {
    return (
      <div ref={ref} className={styles["fit"]} style={size}>
        {children}
      </div>
    );
  }
  return (
    <div
      ref={ref}
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
});
