/** Acts when the signal is aborted; at once where it has been. */
export const onAbort = (signal: AbortSignal, act: () => void): void => {
  if (signal.aborted) act();
  else signal.addEventListener("abort", act, { once: true });
};
