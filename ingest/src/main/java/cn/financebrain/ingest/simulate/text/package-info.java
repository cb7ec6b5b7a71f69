/** Chinese texts out of parts: start at {@link cn.financebrain.ingest.simulate.text.Texts}. */
package cn.financebrain.ingest.simulate.text;
