import { readTask } from './readTask';

process.once('message', readTask);
// The rows were taken, or nobody is left who wants them.
process.once('disconnect', () => process.exit());
