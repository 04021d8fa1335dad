import { type ComponentType, use } from 'react';

interface PartModule<Props> {
  readonly default: ComponentType<Props>;
}

/** What React's `use` reads without waiting once it has a value or a reason. */
type TrackedPromise<T> = Promise<T> & { status?: 'fulfilled' | 'rejected'; value?: T; reason?: unknown };

/** A component whose module loads when it is first shown, or when `load` is called. It suspends until then. */
type LazyPart<Props> = ComponentType<Props> & { readonly load: () => Promise<unknown> };

const declared: { load: () => Promise<unknown> }[] = [];

/**
 * A part of the window that the first paint does without. Unlike React's `lazy`, one that is loaded already shows at
 * once, and one that could not be loaded fails into the error boundary around it, and is tried again when it is shown again.
 *
 * @param importPart imports the part's module, whose default export it is.
 */
export function lazyPart<Props extends object>(importPart: () => Promise<PartModule<Props>>): LazyPart<Props> {
  let loading: TrackedPromise<PartModule<Props>> | null = null;
  /** Whether a component waits for it. */
  let isShown = false;

  function load(): Promise<PartModule<Props>> {
    if (loading !== null) return loading;
    const promise: TrackedPromise<PartModule<Props>> = importPart();
    loading = promise;
    isShown = false;
    promise.then(
      (value) => Object.assign(promise, { status: 'fulfilled', value }),
      (reason) => {
        Object.assign(promise, { status: 'rejected', reason });
        if (!isShown) forget(promise);
      },
    );
    return promise;
  }

  function forget(failed: typeof loading): void {
    if (loading === failed) loading = null;
  }

  function Part(props: Props) {
    const promise = load();
    isShown = true;
    // Later than React's own second try, so that the error reaches the boundary.
    if (loading?.status === 'rejected') setTimeout(forget, 0, loading);
    const { default: Content } = use(promise);
    return <Content {...props} />;
  }

  const part = Object.assign(Part, { load });
  declared.push(part);
  return part;
}

/**
 * Loads every part that has been declared, one after the other, so that opening one later does not wait.
 *
 * @param whenIdle runs a task when the window has nothing better to do.
 */
export async function loadAllParts(whenIdle: (task: () => void) => void): Promise<void> {
  for (const part of declared) {
    await new Promise<void>((resolve) => {
      whenIdle(() =>
        part.load().then(
          () => resolve(),
          () => resolve(),
        ),
      );
    });
  }
}
