/** A command was called in a way that has no meaning, or lacks what it needs. The message says the way out. */
export class WrongCall extends Error {
  override readonly name = 'WrongCall';
}

/** Runs a command; a wrong call ends it with its message alone and exit code 2. */
export async function runCommand(command: (args: string[]) => Promise<void>): Promise<void> {
  try {
    await command(process.argv.slice(2));
  } catch (error) {
    if (!(error instanceof WrongCall)) throw error;
    console.error(error.message);
    process.exitCode = 2;
  }
}
