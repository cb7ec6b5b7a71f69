/** Sorts more records than fit into memory. Start at {@link cn.financebrain.ingest.sort.Sorter}. */
package cn.financebrain.ingest.sort;
