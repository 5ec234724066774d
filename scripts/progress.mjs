// One line that says what is going on and for how long; on a terminal it counts, in a log it is written once.

/** Runs `work`, showing `title` while it lasts and the time it took when it is done. */
export async function withProgress(title, work) {
  const started = performance.now();
  const seconds = () => `${((performance.now() - started) / 1000).toFixed(1)} s`;
  const terminal = process.stderr.isTTY === true;
  if (!terminal) process.stderr.write(`${title} …\n`);
  const timer = terminal ? setInterval(() => process.stderr.write(`\r${title} … ${seconds()}`), 100) : undefined;
  try {
    const result = await work();
    process.stderr.write(terminal ? `\r\x1b[K${title}: ${seconds()}\n` : `${title}: ${seconds()}\n`);
    return result;
  } finally {
    clearInterval(timer);
  }
}
