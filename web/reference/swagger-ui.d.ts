/** The package has no types; these are the options that the page uses. */
declare module 'swagger-ui-dist/swagger-ui-es-bundle.js' {
  export interface System {
    React: { createElement(tag: string, properties: null, children: unknown): unknown };
  }
  /** Puts components in the place of the package's own. */
  type Plugin = (system: System) => {
    components: Record<string, (properties: { text: unknown }) => unknown>;
  };
  interface Options {
    spec: object;
    dom_id: string;
    deepLinking: boolean;
    plugins: Plugin[];
    validatorUrl: string | null;
  }
  interface Ui {
    /** Fills in the key of a scheme of HTTP bearer, as its form would. */
    preauthorizeApiKey(scheme: string, key: string): void;
  }
  export default function SwaggerUI(options: Options): Ui;
}
