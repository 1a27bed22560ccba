import { useEffect, useId, useRef } from 'preact/hooks';
import { enterDialog } from '../notice';

/** Lays a dialog over the page while it is open. Its id is that of what goes wrong in it. */
export function useDialog(isOpen: boolean) {
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    if (!isOpen) {
      ref.current?.close();
      return undefined;
    }
    ref.current?.showModal();
    return enterDialog(id);
  }, [isOpen]);
  return { ref, id };
}
