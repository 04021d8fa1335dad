/** Owns something that must be given back: a timer, a listener, a file. */
export interface Disposable {
  dispose(): void;
}

/** The same, if giving it back takes time. */
export interface AsyncDisposable {
  dispose(): Promise<void>;
}

/**
 * What one owner has to give back, newest first. Named as the standard's stacks, which the oldest supported Node lacks.
 * If a step fails, the others run all the same, and `dispose` throws its error at the end (an AggregateError if several
 * fail). A second `dispose` does nothing.
 */
export interface DisposableStack extends Disposable {
  use<T extends Disposable>(resource: T): T;
  defer(undo: () => void): void;
}

export interface AsyncDisposableStack extends AsyncDisposable {
  use<T extends Disposable | AsyncDisposable>(resource: T): T;
  defer(undo: () => unknown): void;
}

export function createDisposableStack(): DisposableStack {
  const steps: (() => void)[] = [];
  return {
    use(resource) {
      steps.push(() => resource.dispose());
      return resource;
    },
    defer: (undo) => void steps.push(undo),
    dispose() {
      const errors: unknown[] = [];
      for (const step of steps.splice(0).reverse()) {
        try {
          step();
        } catch (error) {
          errors.push(error);
        }
      }
      throwAll(errors);
    },
  };
}

/** Waits for each step before the next one. A second `dispose` waits for the first. */
export function createAsyncDisposableStack(): AsyncDisposableStack {
  const steps: (() => unknown)[] = [];
  let disposed: Promise<void> | null = null;

  async function disposeAll(): Promise<void> {
    const errors: unknown[] = [];
    for (const step of steps.splice(0).reverse()) {
      try {
        await step();
      } catch (error) {
        errors.push(error);
      }
    }
    throwAll(errors);
  }

  return {
    use(resource) {
      steps.push(() => resource.dispose());
      return resource;
    },
    defer: (undo) => void steps.push(undo),
    dispose: () => (disposed ??= disposeAll()),
  };
}

function throwAll(errors: readonly unknown[]): void {
  if (errors.length === 1) throw errors[0];
  if (errors.length > 1) throw new AggregateError(errors, 'Several resources could not be given back.');
}
