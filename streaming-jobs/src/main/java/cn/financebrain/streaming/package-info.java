/**
 * The scoring job: {@link cn.financebrain.streaming.RiskScoringJob} is its main class, {@link
 * cn.financebrain.streaming.ScoringTopology} its dataflow. Operators only translate between Flink
 * and the domain of the room {@code scoring}.
 */
package cn.financebrain.streaming;
