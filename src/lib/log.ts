import { pino, type DestinationStream, type Logger } from 'pino';

const maxMessage = 500;
const maxFrames = 12;

/** The log of a process: JSON lines. What went wrong is told without the rows and texts that it went wrong with. */
export function createLog(level: string, destination: DestinationStream): Logger {
  return pino({ level, serializers: { err: describeError } }, destination);
}

interface ErrorDescription {
  type: string;
  message: string;
  code?: string;
  stack?: string;
  cause?: ErrorDescription;
}

/** An error and its causes, without the parameters of a failed statement: they are people's words. */
export function describeError(error: unknown): ErrorDescription {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error).slice(0, maxMessage) };
  const { code, query } = error as Error & { code?: unknown; query?: unknown };
  const message = typeof query === 'string' ? `Failed query: ${query}` : error.message;
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line));
  return {
    type: error.name,
    message: message.slice(0, maxMessage),
    ...(typeof code === 'string' && { code }),
    ...(frames && { stack: frames.slice(0, maxFrames).join('\n') }),
    ...(error.cause !== undefined && { cause: describeError(error.cause) }),
  };
}
