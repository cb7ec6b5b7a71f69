/**
 * Loads of files: row by row through a mapping into the log, each event once over all loads. Start
 * at {@link cn.financebrain.ingest.load.FileIngest}; label files are read by {@link
 * cn.financebrain.ingest.load.LabelFile}.
 */
package cn.financebrain.ingest.load;
