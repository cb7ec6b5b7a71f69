/**
 * What every command of the project says the same way, whichever process it runs in: words in two
 * languages, failures of one line, exit codes and tables. Knows no other room. Start at {@link
 * cn.financebrain.console.Commands}.
 */
package cn.financebrain.console;
