/**
 * The command line: one class a command, each of which reads its arguments, works on the stack of
 * one data directory and says in one line what is wrong. Start at {@link cn.financebrain.cli.Main}.
 */
package cn.financebrain.cli;
