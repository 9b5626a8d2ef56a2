import { customType } from 'drizzle-orm/pg-core';
/** A `tsvector` under the configuration `kb_english`: English stems, without accents. */
export const searchVector = customType({ dataType: () => 'tsvector' });
//# sourceMappingURL=search-vector.js.map