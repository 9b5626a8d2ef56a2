export const noteAddress = (slug: string): string => `/v1/notes/${slug}`;

export const versionTextAddress = (slug: string, version: number): string =>
  `${noteAddress(slug)}/versions/${version}/text`;
