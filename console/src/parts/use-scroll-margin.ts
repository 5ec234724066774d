import { type RefObject, useLayoutEffect, useState } from 'react';

/** How far down its scrolling page a list begins; measured again whenever what stands above it changes size. */
export function useScrollMargin(list: RefObject<HTMLElement | null>): number {
  const [margin, setMargin] = useState(0);
  useLayoutEffect(() => {
    const main = document.getElementById('main');
    if (main === null) return;
    const measure = () => {
      if (list.current !== null)
        setMargin(Math.round(list.current.getBoundingClientRect().top - main.getBoundingClientRect().top + main.scrollTop));
    };
    measure();
    const watch = new ResizeObserver(measure);
    for (const child of main.children) watch.observe(child);
    return () => watch.disconnect();
  }, [list]);
  return margin;
}
