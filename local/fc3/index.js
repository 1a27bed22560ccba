/**
 * A Serverless Devs component that deploys to the local cloud in place of Alibaba Cloud:
 * `FC3_COMPONENT=./local/fc3 npx s deploy -y`, after which later commands come here too. It has the
 * commands of the component fc3. `s` loads this file as it is; the work is done by `component.ts`,
 * which `npm start` has built.
 * How components are made: https://docs.serverless-devs.com/dev-guide
 */
const COMPONENT = '../../dist/local/fc3/component.mjs';

class Fc3 {
  constructor({ logger }) {
    this.logger = logger;
    this.commands = require('./commands.json');
    for (const command of Object.keys(this.commands)) {
      this[command] = async (inputs) => (await load()).run(command, inputs, this.logger);
    }
  }

  /** `s verify` checks each resource by a JSON schema; here the whole file is checked at once. */
  async getSchema() {
    return (await load()).verifiedSchema();
  }
}

async function load() {
  try {
    return await import(COMPONENT);
  } catch (error) {
    if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new Error(
      'The local cloud is not built yet. Run "npm start" (or "npm run build") first.',
    );
  }
}

module.exports = Fc3;
