/** A window as `app.quit` closes it. */
interface ClosableWindow {
  /** Asks the window to close. False if it stays open. */
  close(): boolean;
  /** Closes it without asking. */
  destroy(): void;
}

const openWindows = new Set<ClosableWindow>();
let onAllClosed: () => void = () => {};

/** The windows that are open, shown or not: Electron's WindowList. */
export const windowList = {
  add: (window: ClosableWindow) => void openWindows.add(window),
  remove: (window: ClosableWindow) => {
    if (openWindows.delete(window) && openWindows.size === 0) onAllClosed();
  },
  all: () => [...openWindows],
  whenAllClosed: (listener: () => void) => {
    onAllClosed = listener;
  },
};
