/**
 * Files that survive a crash: {@link cn.financebrain.ingest.file.BlockFile}, on which the ledgers,
 * the directory of enterprises and the queue of rows without one are built.
 */
package cn.financebrain.ingest.file;
