package cn.financebrain.streaming.cluster;

/**
 * The ports of a Flink cluster on one machine, all on 127.0.0.1.
 *
 * @param jobManager remote calls of the JobManager
 * @param rest REST interface and web page of Flink
 * @param taskManager remote calls of the TaskManager
 */
public record ClusterPorts(int jobManager, int rest, int taskManager) {}
