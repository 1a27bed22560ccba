const { default: TestRunner } = require('jest-runner');

/**
 * Runs the projects in two steps. Tests of "alone" measure time or watch pictures as they come, and
 * mostly wait for them; another cloud with media beside them would make them late. So they run one
 * after the other, and have only the one process of "parts" beside them, which yields to them: see
 * `yield-processor.cjs`. Then come "pages" and "whole", two at a time.
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
    // In this process.
    const first = this.#watching.runTests(of('alone'), watcher, { ...options, serial: true });
    // With few tests all are run in this process, where two at a time would share what is global.
    if (options.serial) await first;
    await Promise.all([first, this.#parts.runTests(of('parts'), watcher, options)]);
    await super.runTests([...of('pages'), ...of('whole')], watcher, options);
  }

  on(eventName, listener) {
    const lanes = [this.#watching, this.#parts];
    const ends = [super.on(eventName, listener), ...lanes.map((it) => it.on(eventName, listener))];
    return () => {
      for (const end of ends) end();
    };
  }
};
