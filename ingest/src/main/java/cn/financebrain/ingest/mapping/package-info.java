/**
 * Feed mappings: YAML files that say how a row of a source table becomes events. Start at {@link
 * cn.financebrain.ingest.mapping.FeedSet}, the mappings of one feed; {@link
 * cn.financebrain.ingest.mapping.RowMapper} applies one to rows.
 */
package cn.financebrain.ingest.mapping;
