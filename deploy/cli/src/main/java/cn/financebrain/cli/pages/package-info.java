/**
 * {@code bench pages}: what the query behind each page costs with a whole city of rows behind it,
 * and whether it grows with the history. {@link cn.financebrain.cli.pages.PagesBench} is the entry.
 */
package cn.financebrain.cli.pages;
