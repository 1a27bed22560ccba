const { default: TestRunner } = require('jest-runner');

/**
 * Runs the projects in two steps. Tests that watch pictures mostly wait for them and leave half of a
 * machine idle, but another cloud with media beside them would make them late. So "alone" and then
 * "pages", one test file after the other, have only the one process of "parts" beside them, which
 * yields to them: see `yield-processor.cjs`. Then comes "whole", two at a time.
 */
module.exports = class LaneRunner extends TestRunner {
  #watching;
  #parts;

  constructor(globalConfig, context) {
    super(globalConfig, context);
    this.#watching = new TestRunner(globalConfig, context);
    this.#parts = new TestRunner({ ...globalConfig, maxWorkers: 1 }, context);
  }

  async runTests(tests, watcher, options) {
    const of = (project) =>
      tests.filter(({ context }) => context.config.displayName?.name === project);
    const watching = [...of('alone'), ...of('pages')];
    // In this process.
    const first = this.#watching.runTests(watching, watcher, { ...options, serial: true });
    // With few tests all are run in this process, where two at a time would share what is global.
    if (options.serial) await first;
    const parts = this.#parts.runTests(of('parts'), watcher, options);
    if (options.serial) await parts;
    await first;
    // What is left of the parts goes on yielding.
    await Promise.all([parts, super.runTests(of('whole'), watcher, options)]);
  }

  on(eventName, listener) {
    const lanes = [this.#watching, this.#parts];
    const ends = [super.on(eventName, listener), ...lanes.map((it) => it.on(eventName, listener))];
    return () => {
      for (const end of ends) end();
    };
  }
};
