import type { ComponentChildren } from 'preact';
import { navigate } from '../route';

interface Props {
  to: string;
  class?: string;
  test?: string;
  /** The page that is shown stays open. */
  isNewTab?: boolean;
  children: ComponentChildren;
}

/** A link between pages; with a modifier key it is the browser's, as everywhere. */
export function Link({ to, test, isNewTab = false, children, ...rest }: Props) {
  const follow = (event: MouseEvent) => {
    if (isNewTab || event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    void navigate(to);
  };
  const target = isNewTab ? { target: '_blank', rel: 'noopener' } : {};
  return (
    <a href={to} onClick={follow} data-test={test} {...target} {...rest}>
      {children}
    </a>
  );
}
