import { readTask } from './readTask';

process.once('message', readTask);
// Nobody is left who wants the rows.
process.once('disconnect', () => process.exit());
