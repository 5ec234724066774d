// Where Windows-1252 differs from Latin-1: the bytes 0x80 to 0x9f. Node's own decoder (20) takes one for the other.
const windowsOnly = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const windowsRange = /[\u0080-\u009f]/g;

/** Text of bytes in Windows-1252, given as a string with a character a byte (`latin1`); every byte is a letter, so nothing is lost. */
export function fromWindows1252(byteText: string): string {
  return byteText.replace(windowsRange, (character) => windowsOnly[character.charCodeAt(0) - 0x80] as string);
}
