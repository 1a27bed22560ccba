const { default: TestRunner } = require('jest-runner');

/**
 * Runs the projects in lanes. Tests that measure time ("alone"), and then those of the pages, come one
 * after the other in this process. They mostly wait, so others run beside them, but other media would
 * make them late: "parts" beside both, and "calls" and then "units" beside the pages. These yield to
 * them, see `yield-processor.cjs`, and are one process each. At last comes "media", two at a time.
 */
module.exports = class LaneRunner extends TestRunner {
  #inTurn;
  #parts;
  #calls;
  #units;

  constructor(globalConfig, context) {
    super(globalConfig, context);
    this.#inTurn = new TestRunner(globalConfig, context);
    this.#parts = new TestRunner({ ...globalConfig, maxWorkers: 1 }, context);
    this.#calls = new TestRunner({ ...globalConfig, maxWorkers: 1 }, context);
    this.#units = new TestRunner({ ...globalConfig, maxWorkers: 1 }, context);
  }

  async runTests(tests, watcher, options) {
    // With few tests Jest runs all in this process, where two at a time would share what is global.
    if (options.serial) return super.runTests(tests, watcher, options);
    const testsOf = (project) =>
      tests.filter(({ context }) => context.config.displayName?.name === project);
    const runIn = (lane, project) => lane.runTests(testsOf(project), watcher, options);
    const runInTurn = (project) =>
      this.#inTurn.runTests(testsOf(project), watcher, { ...options, serial: true });
    const parts = runIn(this.#parts, 'parts');
    await runInTurn('alone');
    const calls = runIn(this.#calls, 'calls').then(() => runIn(this.#units, 'units'));
    await runInTurn('pages');
    await Promise.all([parts, calls, super.runTests(testsOf('media'), watcher, options)]);
  }

  on(eventName, listener) {
    const lanes = [this.#inTurn, this.#parts, this.#calls, this.#units];
    const ends = [super.on(eventName, listener), ...lanes.map((it) => it.on(eventName, listener))];
    return () => {
      for (const end of ends) end();
    };
  }
};
