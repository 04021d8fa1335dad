import { configure } from '@testing-library/react';

/** `findBy` and `waitFor` wait this long, so that a view loaded on demand arrives in time on a busy machine. */
configure({ asyncUtilTimeout: 10_000 });
