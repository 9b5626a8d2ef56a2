import { pino } from 'pino';

/** Says nothing, unless LOG_LEVEL asks for it. */
export const silentLog = pino({ level: process.env.TEST_LOG_LEVEL ?? 'silent' });
