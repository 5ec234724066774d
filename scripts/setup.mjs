// Makes a bare checkout ready to run: packages installed, server and console built, each only when something changed.
import { build, isBuilt } from './build.mjs';
import { installPackages, isInstalled } from './install-packages.mjs';
import { withProgress } from './progress.mjs';
import { CannotGoOn, root } from './project.mjs';
import { takeSetupLock } from './setup-lock.mjs';

/** Everything that the product needs before it can start; quick when there is nothing to do. */
export async function setUp() {
  await setUpPackages();
  await setUpBuild();
}

/** What the lock file says, installed. */
export async function setUpPackages() {
  await onceAtATime(isInstalled, installPackages);
}

/** Server and console, built. */
export async function setUpBuild() {
  await onceAtATime(isBuilt, () => withProgress('Building server and console', build));
}

/** Does `work` unless it `isDone`, also when another start of the same checkout does it at this moment. */
async function onceAtATime(isDone, work) {
  if (isDone()) return;
  const release = await takeSetupLock();
  try {
    if (!isDone()) await work();
  } catch (error) {
    throw inWords(error);
  } finally {
    release();
  }
}

function inWords(error) {
  if (error.code === 'ENOSPC') return new CannotGoOn(`The disk is full (${root}). Make room and start again.`);
  if (['EACCES', 'EPERM', 'EROFS'].includes(error.code))
    return new CannotGoOn(`This user may not write to ${error.path ?? root} (${error.code}).`);
  return error;
}
