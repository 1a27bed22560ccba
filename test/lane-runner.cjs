const { default: TestRunner } = require('jest-runner');

/**
 * Runs the projects in two steps, each of them with what watches pictures in this process, one test
 * file after the other. That mostly waits and leaves half of a machine idle, which others use. First
 * "alone" with one process of "parts", which yields to it (see `yield-processor.cjs`), as another
 * cloud would make it late; then "pages" with two of "whole".
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
    // With few tests all are run in this process, where two at a time would share what is global.
    const beside = async (watching, others) => {
      const first = this.#watching.runTests(of(watching), watcher, { ...options, serial: true });
      if (options.serial) await first;
      await Promise.all([first, others()]);
    };
    await beside('alone', () => this.#parts.runTests(of('parts'), watcher, options));
    await beside('pages', () => super.runTests(of('whole'), watcher, options));
  }

  on(eventName, listener) {
    const lanes = [this.#watching, this.#parts];
    const ends = [super.on(eventName, listener), ...lanes.map((it) => it.on(eventName, listener))];
    return () => {
      for (const end of ends) end();
    };
  }
};
