/**
 * The way into the warehouse: {@link cn.financebrain.streaming.sink.WarehouseSink} writes batches
 * of rows and fails rather than drops.
 */
package cn.financebrain.streaming.sink;
