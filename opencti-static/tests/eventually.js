/**
 * Waits until a condition holds; fails after a second.
 *
 * @param {() => boolean} holds
 */
export async function eventually(holds) {
  const deadline = performance.now() + 1_000;
  while (!holds()) {
    if (performance.now() > deadline) throw new Error(`It never came true: ${holds}`);
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}
