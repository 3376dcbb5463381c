/** First byte behind the module's own data: where the host's arena may begin. */
export function heapBase(): usize {
  return __heap_base;
}
