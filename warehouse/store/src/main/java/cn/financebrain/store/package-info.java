/**
 * The warehouse as its clients see it: the tables and how they came to be, batched writes that may
 * be repeated, and the queries behind training, scans and pages. Speaks to any ClickHouse server
 * through the official client. Start at {@link cn.financebrain.store.Migrations}, then {@link
 * cn.financebrain.store.WarehouseWriter} and {@link cn.financebrain.store.WarehouseReader}.
 */
package cn.financebrain.store;
