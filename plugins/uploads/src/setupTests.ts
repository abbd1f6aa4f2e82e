import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';
import { toHaveNoViolations } from 'jest-axe';

// Pages are loaded on demand, and a busy machine compiles slowly: a limit to
// waiting is there to end a failing test, not to measure a passing one.
configure({ asyncUtilTimeout: 20_000 });
jest.setTimeout(60_000);

expect.extend(toHaveNoViolations);
