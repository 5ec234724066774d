// Runs before anything else, and therefore uses only what very old versions of Node understand too.
const wanted = [20, 20];
const found = process.versions.node.split('.').map(Number);

if (found[0] < wanted[0] || (found[0] === wanted[0] && found[1] < wanted[1])) {
  process.stderr.write(
    `Loyalty Loop needs Node ${wanted.join('.')} or newer, and this is Node ${process.versions.node}.\n` +
      'Install a newer one (any version manager will do; the version is in .nvmrc) and start again.\n',
  );
  process.exit(1);
}
