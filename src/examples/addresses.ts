export const exampleAddress = (slug: string): string => `/v1/examples/${slug}`;
