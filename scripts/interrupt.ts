/**
 * The first Ctrl-C stops the waiting and says what is in flight and how to resume; the second ends the program at once.
 * What AWS has begun goes on. Ends with 130.
 */
export function onInterrupt(inFlight: () => string) {
  const stop = () => {
    console.error(`\ninterrupted: ${inFlight()}`)
    process.exit(130)
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  return () => void process.off('SIGINT', stop).off('SIGTERM', stop)
}
