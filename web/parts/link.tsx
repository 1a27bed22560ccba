import type { ComponentChildren } from 'preact';
import { navigate } from '../route';

interface Props {
  to: string;
  class?: string;
  test?: string;
  children: ComponentChildren;
}

/** A link between pages; with a modifier key it is the browser's, as everywhere. */
export function Link({ to, test, children, ...rest }: Props) {
  const follow = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    navigate(to);
  };
  return (
    <a href={to} onClick={follow} data-test={test} {...rest}>
      {children}
    </a>
  );
}
