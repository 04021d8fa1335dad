import fc from 'fast-check';

/**
 * Property tests start from the same seed in every run, so that a run can be repeated and a change is measured by what it
 * changes. `FAST_CHECK_SEED=random` explores, any number repeats what it found.
 */
const { FAST_CHECK_SEED: seed = '20260427' } = process.env;
if (seed !== 'random') fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(seed) });
