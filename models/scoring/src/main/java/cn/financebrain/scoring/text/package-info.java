/**
 * Reads Chinese text for signals of risk: which words of a lexicon it asserts, and which yearly
 * return it promises. Lexicons are data; start at {@link cn.financebrain.scoring.text.TextReader}.
 */
package cn.financebrain.scoring.text;
