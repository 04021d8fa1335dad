/** Lets what comes wait for a moment, in order. */
export interface Hold {
  /** Does this now, or when what is waited for is over. */
  pass(work: () => void): void;
  /** Holds up what comes until this is done. */
  during<T>(work: () => Promise<T>): Promise<T>;
  /** Resolves when nothing is held up any more; `null` if nothing is. */
  over(): Promise<void> | null;
}

/** @param onError is called if what waited throws. The rest follows all the same. */
export function createHold(onError: (error: Error) => void): Hold {
  let waiting: (() => void)[] = [];
  let current: PromiseWithResolvers<void> | null = null;

  function release(): void {
    const works = waiting;
    waiting = [];
    current?.resolve();
    current = null;
    for (const work of works) {
      try {
        work();
      } catch (error) {
        onError(error as Error);
      }
    }
  }

  return {
    pass(work) {
      if (current === null) work();
      else waiting.push(work);
    },
    async during(work) {
      current = Promise.withResolvers();
      try {
        return await work();
      } finally {
        release();
      }
    },
    over: () => current?.promise ?? null,
  };
}
