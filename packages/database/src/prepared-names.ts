/**
 * Names under which connections keep the plans of statements. There are at most `bound`, because a connection never forgets
 * one: what comes later, or is written for one occasion, is planned each time.
 */
export const createNames = (prefix: string, bound = 500): ((text: string) => string | undefined) => {
  const names = new Map<string, string>();
  return (text) => {
    const known = names.get(text);
    if (known !== undefined || names.size >= bound) return known;
    const name = `${prefix}-${names.size}`;
    names.set(text, name);
    return name;
  };
};
