export type { Job, JobEngine, JobFunction, RunOptions } from './engine.js';
export { createThreadEngine, type ThreadEngineOptions } from './thread-engine.js';
