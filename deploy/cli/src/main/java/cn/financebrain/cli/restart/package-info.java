/**
 * {@code bench restart}: how a job that holds many states starts again after it was killed. {@link
 * cn.financebrain.cli.restart.RestartBench} is where it begins.
 */
package cn.financebrain.cli.restart;
