/** An object of each that is not null; null where there is none. */
export const list = (objects: string[]): string => `case when num_nonnulls(${objects.join(', ')}) > 0 then jsonb_path_query_array(jsonb_build_array(${objects.join(', ')}), '$[*] ? (@ != null)') end`;

/** The same where there always is one. */
export const filled = (objects: string[]): string => `jsonb_path_query_array(jsonb_build_array(${objects.join(', ')}), '$[*] ? (@ != null)')`;

/** One more reason against a row, where the condition holds. */
export const refusal = (condition: string, column: string | null, code: string, params = `'{}'::jsonb`): string =>
  `case when ${condition} then jsonb_build_object('column', ${column === null ? 'null' : `'${column}'`}, 'code', '${code}', 'params', ${params}) end`;

/** A code of the dial space is something else's already: `row` has its kind as `held_kind` and its label as `held_by`. */
export const codeTaken = (column: string, row: string): string =>
  `case when ${row}.held_kind is not null then jsonb_build_object('column', '${column}', 'code', 'code-of-' || ${row}.held_kind, 'params', jsonb_build_object('by', ${row}.held_by)) end`;

/** A field that will be different, where it will. */
export const change = (field: string, before: string, after: string): string =>
  `case when ${before} is distinct from ${after} then jsonb_build_object('field', '${field}', 'before', ${before}, 'after', ${after}) end`;

/** A field of a new one, where it has a value. */
export const given = (field: string, after: string): string => `case when ${after} is not null then jsonb_build_object('field', '${field}', 'before', null, 'after', ${after}) end`;
