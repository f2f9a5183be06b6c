// Plain JavaScript for the Node.js that the machine has; no dependency is installed yet.
import { handOver } from './lib/hand-over.mjs';
import { requireFreePorts } from './lib/ports.mjs';

await handOver('scripts/run.ts', requireFreePorts);
