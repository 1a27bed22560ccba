const { default: TestRunner } = require('jest-runner');

/** Runs its test files one after the other, whatever the number of workers. */
module.exports = class SerialRunner extends TestRunner {
  isSerial = true;
};
