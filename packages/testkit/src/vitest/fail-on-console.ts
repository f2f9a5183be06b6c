import { format } from 'node:util';
import { afterEach, beforeEach } from 'vitest';

// A test that expects such output replaces the method with `vi.spyOn(console, 'error').mockImplementation(…)`.
const written: string[] = [];

for (const method of ['error', 'warn'] as const) {
  console[method] = (...parts: unknown[]) => void written.push(`console.${method}: ${format(...parts)}`);
}

beforeEach(() => void (written.length = 0));

afterEach(() => {
  if (written.length > 0) throw new Error(written.splice(0).join('\n'));
});
