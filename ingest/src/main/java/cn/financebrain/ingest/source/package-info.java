/**
 * Source files as rows of text: CSV, TSV, JSON lines and XLSX, plain or gzip, UTF-8 or GB18030,
 * read as a stream. What is wrong with a row is a row of its own kind; what is wrong with a file is
 * a {@link cn.financebrain.ingest.source.SourceException}. Start at {@link
 * cn.financebrain.ingest.source.RowSource}.
 */
package cn.financebrain.ingest.source;
