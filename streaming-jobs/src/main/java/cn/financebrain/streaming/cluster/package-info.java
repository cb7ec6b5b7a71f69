/**
 * A Flink cluster on one machine, from {@link cn.financebrain.streaming.cluster.LocalCluster}, and
 * what its REST interface says of the job.
 */
package cn.financebrain.streaming.cluster;
