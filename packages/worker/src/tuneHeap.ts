import { setFlagsFromString } from 'node:v8';

// The rows of a file pass through as buffers. By default they would first fill
// a young generation of many megabytes, and as memory outside of the heap each
// 64 MB of them call for a collection of all of it, which takes as long as
// PostgreSQL needs for thousands of rows.
setFlagsFromString('--semi-space-growth-factor=1');
setFlagsFromString('--external-memory-accounted-in-global-limit');
