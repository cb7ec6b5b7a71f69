/**
 * Real processes for tests: broker, warehouse engine and Flink, each a JVM of its own that can be
 * killed and started again. {@link cn.financebrain.streaming.rig.Rig} starts them all.
 */
package cn.financebrain.streaming.rig;
