import type { Plugin } from 'esbuild';

export declare const tablestoreMessages: Plugin;
