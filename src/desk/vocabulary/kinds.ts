/** Terms and examples are curated alike: what differs between them. */
export const kinds = {
  tag: {
    one: 'term',
    list: '/admin/tags',
    page: (slug: string) => `/admin/tags/${slug}`,
    api: (slug: string) => `/v1/tags/${slug}`,
    home: 'Tags',
  },
  example: {
    one: 'example',
    list: '/admin/examples',
    page: (slug: string) => `/admin/examples/${slug}`,
    api: (slug: string) => `/v1/examples/${slug}`,
    home: 'Examples',
  },
} as const;
export type Kind = keyof typeof kinds;
