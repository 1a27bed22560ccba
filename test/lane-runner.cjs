const { default: TestRunner } = require('jest-runner');

/**
 * Runs the projects in three lanes. In "alone" one test file follows the other, and so in "pages",
 * which "parts" follow: tests that watch pictures mostly wait for them, and leave half of a machine
 * idle. The processes of "whole" take what is left, see `yield-processor.cjs`.
 */
module.exports = class LaneRunner extends TestRunner {
  #alone;
  #pages;

  constructor(globalConfig, context) {
    super(globalConfig, context);
    this.#alone = new TestRunner(globalConfig, context);
    this.#pages = new TestRunner({ ...globalConfig, maxWorkers: 1 }, context);
  }

  async runTests(tests, watcher, options) {
    const of = (project) =>
      tests.filter(({ context }) => context.config.displayName?.name === project);
    const lanes = [
      // In this process.
      () => this.#alone.runTests(of('alone'), watcher, { ...options, serial: true }),
      () => this.#pages.runTests([...of('pages'), ...of('parts')], watcher, options),
      () => super.runTests(of('whole'), watcher, options),
    ];
    if (!options.serial) return Promise.all(lanes.map((run) => run()));
    // All are run in this process, where two at a time would share what is global.
    for (const run of lanes) await run();
  }

  on(eventName, listener) {
    const lanes = [this.#alone, this.#pages];
    const ends = [super.on(eventName, listener), ...lanes.map((it) => it.on(eventName, listener))];
    return () => {
      for (const end of ends) end();
    };
  }
};
