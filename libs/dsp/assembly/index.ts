export { heapBase } from './memory';
export { gainF64 } from './gain';
