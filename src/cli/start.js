// What Node.js compiles, and takes the types out of, it keeps once it is told to: only in JavaScript can that be before the first
// source. In a package, where there are no types, inference-report.js is the first.
import { enableCompileCache } from 'node:module';

enableCompileCache();
await import('./inference-report.ts');
