import { z } from 'zod';
import { releaseShape } from './release-shape.js';

/**
 * JSON Schema (draft 7, which editors know best) of the release file, from the same definition
 * that reads it. Checked in as docs/release.schema.json.
 */
export function releaseJsonSchema(): Record<string, unknown> {
  const schema = z.toJSONSchema(releaseShape.schema, { target: 'draft-7', io: 'input' });
  return { ...schema, title: 'Kindred release file' };
}
