const { default: TestRunner } = require('jest-runner');

/**
 * Runs the projects in two lanes.
 * - Tests that measure time ("alone"), and then those of the pages, come one after the other in this
 *   process. Then comes "media", two at a time.
 * - "parts" run beside them, one at a time, and yield to them: see `yield-processor.cjs`. With more
 *   beside the pages, a slow machine loses people's connections to the channel. "calls" and then
 *   "units" come after "parts", two at a time, as the pages are over by then.
 */
module.exports = class LaneRunner extends TestRunner {
  #inTurn;
  #parts;

  constructor(globalConfig, context) {
    super(globalConfig, context);
    this.#inTurn = new TestRunner(globalConfig, context);
    this.#parts = new TestRunner({ ...globalConfig, maxWorkers: 1 }, context);
  }

  async runTests(tests, watcher, options) {
    // With few tests Jest runs all in this process, where two at a time would share what is global.
    if (options.serial) return super.runTests(tests, watcher, options);
    const testsOf = (project) =>
      tests.filter(({ context }) => context.config.displayName?.name === project);
    const runInTurn = (project) =>
      this.#inTurn.runTests(testsOf(project), watcher, { ...options, serial: true });
    const runTwo = (project) => super.runTests(testsOf(project), watcher, options);
    const beside = async () => {
      await this.#parts.runTests(testsOf('parts'), watcher, options);
      await runTwo('calls');
      await runTwo('units');
    };
    const inTurn = async () => {
      await runInTurn('alone');
      await runInTurn('pages');
      await runTwo('media');
    };
    await Promise.all([beside(), inTurn()]);
  }

  on(eventName, listener) {
    const lanes = [this.#inTurn, this.#parts];
    const ends = [super.on(eventName, listener), ...lanes.map((it) => it.on(eventName, listener))];
    return () => {
      for (const end of ends) end();
    };
  }
};
