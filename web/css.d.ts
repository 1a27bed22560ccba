/** The bundler turns an imported style sheet into the page's own. */
declare module '*.css';
