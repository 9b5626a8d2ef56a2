/** RFC 3339 in UTC with milliseconds, from what the database driver gives for a timestamp. */
export const isoInstant = (value) => new Date(value).toISOString();
//# sourceMappingURL=instants.js.map