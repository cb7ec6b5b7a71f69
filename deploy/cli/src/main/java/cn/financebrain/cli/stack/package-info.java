/**
 * A stack on one machine: its settings file, its services as processes of their own, and the
 * supervisor that starts, watches and stops them. Start at {@link cn.financebrain.cli.stack.Stack}.
 */
package cn.financebrain.cli.stack;
