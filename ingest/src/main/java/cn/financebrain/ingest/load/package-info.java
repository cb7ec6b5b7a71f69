/**
 * Loads of files: row by row through a mapping into the log, each event once over all loads. Start
 * at {@link cn.financebrain.ingest.load.FileIngest}; label files are read by {@link
 * cn.financebrain.ingest.load.LabelFile}. Rows whose enterprise can't be told wait in a queue,
 * which {@link cn.financebrain.ingest.load.QueueView} shows and {@link
 * cn.financebrain.ingest.load.QueueDecisions} settles.
 */
package cn.financebrain.ingest.load;
