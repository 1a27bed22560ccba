// Lets the tests beside it have the processor first: of pages, media and calls. The processes that a
// test starts inherit it.
const { setPriority } = require('node:os');

/** Half of the share of others: with less, what waits for an answer gives up on a slow machine. */
const NICENESS = 3;

setPriority(NICENESS);
