/** Moves a scrolled area by dragging it, and keeps a second one in step. */
import { useEffect, type RefObject } from "react";

export function useDragToPan(area: RefObject<HTMLElement | null>, active: boolean): void {
  useEffect(() => {
    const element = area.current;
    if (!active || element === null) return;
    const start = (down: PointerEvent) => {
      if (down.pointerType === "touch" || down.button !== 0) return; // fingers scroll by themselves
      down.preventDefault();
      element.focus({ preventScroll: true });
      element.setPointerCapture(down.pointerId);
      let { clientX, clientY } = down;
      const move = (at: PointerEvent) => {
        element.scrollBy({ left: clientX - at.clientX, top: clientY - at.clientY, behavior: "instant" });
        ({ clientX, clientY } = at);
      };
      element.addEventListener("pointermove", move);
      const stop = () => element.removeEventListener("pointermove", move);
      element.addEventListener("pointerup", stop, { once: true });
      element.addEventListener("pointercancel", stop, { once: true });
    };
    element.addEventListener("pointerdown", start);
    return () => element.removeEventListener("pointerdown", start);
  }, [area, active]);
}

/** Scrolling one of two areas scrolls the other to the same place. */
export function useLinkedScroll(
  one: RefObject<HTMLElement | null>,
  other: RefObject<HTMLElement | null>,
  active: boolean,
): void {
  useEffect(() => {
    const [a, b] = [one.current, other.current];
    if (!active || a === null || b === null) return;
    const link = (from: HTMLElement, to: HTMLElement) => () => {
      to.scrollLeft = from.scrollLeft;
      to.scrollTop = from.scrollTop;
    };
    const [aToB, bToA] = [link(a, b), link(b, a)];
    a.addEventListener("scroll", aToB);
    b.addEventListener("scroll", bToA);
    return () => {
      a.removeEventListener("scroll", aToB);
      b.removeEventListener("scroll", bToA);
    };
  }, [one, other, active]);
}
