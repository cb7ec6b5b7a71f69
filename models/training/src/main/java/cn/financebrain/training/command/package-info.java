/**
 * The commands {@code train} and {@code evaluate}, their options and their words in Chinese and
 * English. Start at {@link cn.financebrain.training.command.TrainingCommandLine}.
 */
package cn.financebrain.training.command;
