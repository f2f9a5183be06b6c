// Runs before anything else, from a file of its own because the content security policy allows no inline script.
(function () {
  // The colour scheme, before the first paint.
  var chosen = null;
  try {
    chosen = localStorage.getItem('patchbay.color-scheme');
  } catch {
    // Storage may be blocked; the system's scheme is used then.
  }
  var dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');

  // zod compiles parsers with `new Function`, which the policy refuses; it has to know before the first schema is made.
  globalThis.__zod_globalConfig = { jitless: true };
})();
