/**
 * Compact bytes for state: variable-length integers, length-prefixed UTF-8, and a reader that says
 * where damaged bytes stop making sense. Start at {@link cn.financebrain.scoring.bytes.ByteWriter}.
 */
package cn.financebrain.scoring.bytes;
