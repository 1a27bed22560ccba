// Lets the tests that measure time have the processor first. The processes that a test starts
// inherit it.
const { setPriority, constants } = require('node:os');

setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
