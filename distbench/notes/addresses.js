export const noteAddress = (slug) => `/v1/notes/${slug}`;
export const versionTextAddress = (slug, version) => `${noteAddress(slug)}/versions/${version}/text`;
//# sourceMappingURL=addresses.js.map