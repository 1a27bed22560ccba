const { default: TestRunner } = require('jest-runner');

/**
 * Runs the tests of the project "alone" one after the other, and beside them those of the other
 * project: the former mostly wait for pictures, and leave half of a machine idle. What else runs
 * yields to them, see `yield-processor.cjs`.
 */
module.exports = class TwoLaneRunner extends TestRunner {
  #alone;

  constructor(globalConfig, context) {
    super(globalConfig, context);
    this.#alone = new TestRunner(globalConfig, context);
  }

  async runTests(tests, watcher, options) {
    const isAlone = ({ context }) => context.config.displayName?.name === 'alone';
    const alone = tests.filter(isAlone);
    const others = tests.filter((test) => !isAlone(test));
    const first = this.#alone.runTests(alone, watcher, { ...options, serial: true });
    // Serial tests are run in this process, where two at a time would share the globals.
    if (options.serial) await first;
    await Promise.all([first, super.runTests(others, watcher, options)]);
  }

  on(eventName, listener) {
    const ends = [super.on(eventName, listener), this.#alone.on(eventName, listener)];
    return () => {
      for (const end of ends) end();
    };
  }
};
