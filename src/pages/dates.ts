const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
const formatInstant = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'medium',
  timeStyle: 'short',
  timeZone: 'UTC',
});

/** `2014-09-09` as `9 September 2014`. */
export const longDate = (date: string): string => format.format(new Date(date));

/** An instant as `9 Sept 2014, 15:00` in UTC. */
export const shortInstant = (instant: string): string => formatInstant.format(new Date(instant));
