/**
 * What the desk has done in a stack: a process of its own that works with the files and the log of
 * a stack, so that the process which faces the users needs no right to write there.
 */
package cn.financebrain.cli.operations;
