import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// A machine that runs many suites at once needs more than a second for a page.
configure({ asyncUtilTimeout: 15_000 });
jest.setTimeout(60_000);
