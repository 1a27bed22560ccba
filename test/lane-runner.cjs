const { default: TestRunner } = require('jest-runner');

/**
 * Runs the projects in lanes, one file at a time in each: "pages", "media" and then "calls" in one;
 * "parts" beside them, and "units" beside "calls", both of which yield.
 * Long tests come last. With anything beside the pages a slow machine loses people's connections to
 * the channel; tests that measure time ("alone") would measure what is beside them.
 */
module.exports = class LaneRunner extends TestRunner {
  #lane;

  constructor(globalConfig, context) {
    super(globalConfig, context);
    this.#lane = new TestRunner({ ...globalConfig, maxWorkers: 1 }, context);
  }

  async runTests(tests, watcher, options) {
    // With few tests Jest runs all in this process, where two at a time would share what is global.
    if (options.serial) return super.runTests(tests, watcher, options);
    const testsOf = (project) =>
      tests.filter(({ context }) => context.config.displayName?.name === project);
    const runLane = (...projects) =>
      this.#lane.runTests(projects.flatMap(testsOf), watcher, options);
    const runTwo = (project) => super.runTests(testsOf(project), watcher, options);
    const seen = runLane('pages', 'media');
    const unseen = seen.then(() => Promise.all([runLane('calls'), runLane('units')]));
    await Promise.all([runLane('parts'), unseen]);
    await runLane('alone', 'long-pages');
    await runTwo('long');
  }

  on(eventName, listener) {
    const ends = [super.on(eventName, listener), this.#lane.on(eventName, listener)];
    return () => {
      for (const end of ends) end();
    };
  }
};
