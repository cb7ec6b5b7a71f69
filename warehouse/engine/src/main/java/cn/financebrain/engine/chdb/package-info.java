/**
 * libchdb, the ClickHouse engine as a shared library: {@link cn.financebrain.engine.chdb.Engine}
 * opens a data directory, {@link cn.financebrain.engine.chdb.EngineConnection} runs statements.
 */
package cn.financebrain.engine.chdb;
