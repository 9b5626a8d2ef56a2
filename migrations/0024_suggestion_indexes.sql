DROP INDEX "search_documents_title_index";--> statement-breakpoint
DROP INDEX "search_documents_trigram_index";--> statement-breakpoint
CREATE INDEX "example_aliases_prefix_index" ON "example_aliases" USING btree ("label_key" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "example_aliases_trigram_index" ON "example_aliases" USING gin ("label_key" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "search_words_initial_index" ON "search_words" USING btree (left("word", 1),length("word"));--> statement-breakpoint
CREATE INDEX "tag_aliases_prefix_index" ON "tag_aliases" USING btree ("label_key" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "tag_aliases_trigram_index" ON "tag_aliases" USING gin ("label_key" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "tags_prefix_index" ON "tags" USING btree ("label_key" text_pattern_ops) WHERE "tags"."status" = 'active';--> statement-breakpoint
CREATE INDEX "tags_trigram_index" ON "tags" USING gin ("label_key" gin_trgm_ops) WHERE "tags"."status" = 'active';--> statement-breakpoint
CREATE INDEX "search_documents_title_index" ON "search_documents" USING btree ("type","title_key" text_pattern_ops) WHERE "search_documents"."type" in ('note', 'example');--> statement-breakpoint
CREATE INDEX "search_documents_trigram_index" ON "search_documents" USING gin ("title_key" gin_trgm_ops) WHERE "search_documents"."type" in ('note', 'example');