// Loaded into a child process: when the parent is gone, even by kill -9, the child shuts down as if told to.
process.once('disconnect', () => {
  setTimeout(() => process.exit(1), 30_000).unref();
  process.kill(process.pid, 'SIGTERM');
});
// The listener alone would keep the process alive.
process.channel?.unref();
