// Runs before the first paint, so that a person who chose dark never sees a white flash. A file, because inline scripts are refused.
(() => {
  let choice = 'auto';
  try {
    choice = localStorage.getItem('loyalty-color-scheme') || 'auto';
  } catch {
    // Storage can be switched off; the system's scheme is then used.
  }
  const dark = choice === 'dark' || (choice === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
})();
