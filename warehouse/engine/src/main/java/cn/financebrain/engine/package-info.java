/**
 * The embedded ClickHouse engine as a process: {@link cn.financebrain.engine.EngineMain} serves a
 * data directory over ClickHouse's HTTP protocol, {@link cn.financebrain.engine.EngineProcess}
 * starts and stops such a process.
 */
package cn.financebrain.engine;
