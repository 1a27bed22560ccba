import type { Plugin } from 'esbuild';

export declare const leftOut: Plugin;
