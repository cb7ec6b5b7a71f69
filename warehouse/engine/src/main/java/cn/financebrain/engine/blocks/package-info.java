/**
 * Blocks of ClickHouse's Native format, as far as one must understand them to send them to a client
 * that names its protocol's revision: {@link cn.financebrain.engine.blocks.RevisedBlocks}.
 */
package cn.financebrain.engine.blocks;
